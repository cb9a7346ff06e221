// Passkeys: shows what only works with a script, and hands the buttons to allauth's own. What goes wrong is said on the page.
(function () {
  'use strict'

  var problem = document.getElementById('passkey-problem')
  var forms = window.allauth && window.allauth.webauthn && window.allauth.webauthn.forms

  function say (words) {
    problem.hidden = false
    problem.textContent = words
  }

  document.querySelectorAll('[data-passkey]').forEach(function (button) {
    if (!window.PublicKeyCredential || !forms) return
    var kind = button.dataset.passkey
    var ids = { credential: button.dataset.credential, data: 'js_data' }
    ids[{ loginForm: 'login', authenticateForm: 'authenticate', signupForm: 'signup' }[kind]] = button.id
    forms[kind]({ ids: ids })
    var part = document.getElementById('passkey-part')
    part.hidden = false
    document.querySelectorAll('.without-passkeys').forEach(function (other) { other.hidden = true })
  })

  document.addEventListener('allauth.error', function (event) {
    event.preventDefault()
    var name = event.detail.exception && event.detail.exception.name
    say(name === 'InvalidStateError'
      ? 'This device has a passkey for your account already.'
      : 'That did not work, or it was stopped. Try again, or use another way.')
  })
})()
