// Says, while a row of a draft is open and worked on, that it is, and shows who else is in it. It locks nothing. Whoever
// leaves the page alone says nothing, so that a forgotten page neither counts as work nor keeps a session going.
(function () {
  'use strict'

  var words = document.querySelector('[data-presence]')
  var token = document.querySelector('input[name=csrfmiddlewaretoken]')
  if (!words || !token || !window.fetch || !window.FormData) return
  var EVERY = 60000
  var active = true

  function beat () {
    if (!active || document.visibilityState === 'hidden') return
    active = false
    var said = new FormData()
    said.append('csrfmiddlewaretoken', token.value)
    said.append('row', words.dataset.row)
    fetch(words.dataset.presence, { method: 'POST', body: said, credentials: 'same-origin' })
      .then(function (answer) { return answer.ok ? answer.json() : { words: '' } })
      .then(function (told) {
        if (words.textContent !== told.words) words.textContent = told.words
        words.classList.toggle('govuk-inset-text', Boolean(told.words))
      })
      .catch(function () {})
  }

  ;['input', 'keydown', 'pointerdown', 'scroll'].forEach(function (kind) {
    document.addEventListener(kind, function () { active = true }, { passive: true })
  })
  setInterval(beat, EVERY)
  beat()
})()
