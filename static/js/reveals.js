// Shows what an answer asks for only once that answer is chosen. Without a script all of it is shown, and what was asked of
// another answer is left aside by the server.
(function () {
  'use strict'

  var all = document.querySelectorAll('input[data-aria-controls]')
  if (!all.length) return
  var inputs = []

  function show (input) {
    var part = document.getElementById(input.getAttribute('aria-controls'))
    part.classList.toggle(part.classList[0] + '--hidden', !input.checked)
    // A radio has no such state in ARIA: what it shows comes next in the page.
    if (input.type === 'checkbox') input.setAttribute('aria-expanded', String(input.checked))
  }

  function showAll () {
    inputs.forEach(show)
  }

  Array.prototype.forEach.call(all, function (input) {
    var id = input.getAttribute('data-aria-controls')
    if (!document.getElementById(id)) return
    input.setAttribute('aria-controls', id)
    input.removeAttribute('data-aria-controls')
    inputs.push(input)
  })
  // GOV.UK's styles hide nothing before a script says that it will show it again.
  document.body.classList.add('govuk-frontend-supported')
  document.addEventListener('change', showAll)
  // A browser that goes back puts the answers in again.
  window.addEventListener('pageshow', showAll)
  showAll()
})()
