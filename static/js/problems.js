// What is wrong with a form: whoever uses a keyboard or a screen reader begins there. Without a script it is read in its place.
(function () {
  'use strict'

  var summary = document.querySelector('.govuk-error-summary')
  if (!summary) return
  summary.setAttribute('tabindex', '-1')
  summary.focus()
})()
