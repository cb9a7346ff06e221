// Warns two minutes before the session ends, on every page of somebody signed in. What is done in another tab counts: the
// server is asked how long is left before anything is said.
(function () {
  'use strict'

  var dialog = document.getElementById('session-ending')
  if (!dialog || !dialog.showModal || !window.fetch) return
  var words = document.getElementById('session-ending-words')
  var form = dialog.querySelector('form')
  var address = dialog.dataset.stay
  var WARN = 120
  var timer

  function wait (seconds, then) {
    clearTimeout(timer)
    timer = setTimeout(then, Math.max(0, seconds) * 1000)
  }

  function left (options) {
    options.headers = { Accept: 'application/json' }
    options.credentials = 'same-origin'
    return fetch(address, options).then(function (response) {
      if (!response.ok || response.redirected) throw new Error('ended')
      return response.json()
    }).then(function (said) { return said.left })
  }

  function ask () {
    left({ method: 'GET' }).then(function (seconds) {
      if (seconds > WARN) {
        if (dialog.open) dialog.close()
        wait(seconds - WARN, ask)
      } else {
        warn(seconds)
      }
    }).catch(ended)
  }

  function warn (seconds) {
    words.textContent = seconds > 60
      ? 'Nothing has been done for a while. You have 2 minutes.'
      : 'You have less than a minute.'
    if (!dialog.open) dialog.showModal()
    // Asked again, in case another tab stayed signed in.
    wait(seconds > 60 ? seconds - 60 : seconds + 1, seconds > 1 ? ask : ended)
  }

  function ended () {
    clearTimeout(timer)
    words.textContent = 'You have been signed out. What you typed is still on this page. If you send it now, we keep it until you have signed in again.'
    document.getElementById('session-ending-title').textContent = 'You have been signed out'
    form.querySelector('button').textContent = 'Close'
    form.onsubmit = function (event) {
      event.preventDefault()
      dialog.close()
    }
    if (!dialog.open) dialog.showModal()
  }

  form.onsubmit = function (event) {
    event.preventDefault()
    left({ method: 'POST', body: new URLSearchParams(new FormData(form)) }).then(function (seconds) {
      dialog.close()
      wait(seconds - WARN, ask)
    }).catch(ended)
  }

  wait(Number(dialog.dataset.endsIn) - WARN, ask)
})()
