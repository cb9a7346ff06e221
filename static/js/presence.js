// Says, while a row of a draft is open and worked on, that it is, and shows who else is in it. It locks nothing. Whoever
// leaves the page alone says nothing, so that a forgotten page neither counts as work nor keeps a session going.
(function () {
  'use strict'

  var form = document.querySelector('form[data-presence]')
  var words = document.querySelector('[data-presence-words]')
  if (!form || !words || !window.fetch || !window.FormData) return
  var EVERY = 60000
  var active = true

  function beat () {
    if (!active || document.visibilityState === 'hidden') return
    active = false
    fetch(form.action, { method: 'POST', body: new FormData(form), credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.json() : { words: '' } })
      .then(function (said) {
        if (words.textContent !== said.words) words.textContent = said.words
        words.hidden = !said.words
      })
      .catch(function () {})
  }

  ;['input', 'keydown', 'pointerdown', 'scroll'].forEach(function (kind) {
    document.addEventListener(kind, function () { active = true }, { passive: true })
  })
  setInterval(beat, EVERY)
  beat()
})()
