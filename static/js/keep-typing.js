// Keeps what is typed on the server, a moment after the last key, for whoever typed it. Without a script each step keeps it.
(function () {
  'use strict'

  var form = document.querySelector('form[data-keeps]')
  var words = document.querySelector('[data-kept-words]')
  if (!form || !window.fetch || !window.FormData) return
  var PAUSE = 1500
  var timer
  var changed = false
  var sending = false

  function say (text) {
    if (words) words.textContent = text
  }

  function keep () {
    clearTimeout(timer)
    if (!changed || sending) return
    changed = false
    var typed = new FormData(form)
    typed.append('keep', '1')
    fetch(window.location.href, { method: 'POST', body: typed, credentials: 'same-origin', keepalive: true })
      .then(function (answer) {
        if (answer.status === 204) {
          say('Kept for you as you type. It is not sent yet.')
        } else {
          changed = true
          say('You are signed out, or there is no network. What you typed last may not be kept yet: do not close this page.')
        }
      })
      .catch(function () {
        changed = true
        say('There is no network just now. What you typed last is not kept yet: do not close this page.')
      })
  }

  form.addEventListener('input', function () {
    changed = true
    clearTimeout(timer)
    timer = setTimeout(keep, PAUSE)
  })
  form.addEventListener('submit', function () {
    sending = true
    clearTimeout(timer)
  })
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') keep()
  })
  window.addEventListener('pageshow', function () { sending = false })
})()
