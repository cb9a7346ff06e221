// Offers "seen" only for how it can be: face to face on a visit or at a meeting, where they live on a visit. Without a script
// every answer is there, and the form says in words which cannot be.
(function () {
  'use strict'

  var seen = { seen: ['visit', 'meeting'], seen_at_home: ['visit'] }
  var hows = document.querySelectorAll('input[name="how"]')
  var outcomes = document.querySelectorAll('input[name="outcome"]')
  if (!hows.length || !outcomes.length) return

  function offer () {
    var how = document.querySelector('input[name="how"]:checked')
    Array.prototype.forEach.call(outcomes, function (outcome) {
      var needs = seen[outcome.value]
      var item = outcome.closest('.govuk-radios__item')
      if (!needs || !item) return
      var cannot = !how || needs.indexOf(how.value) < 0
      item.classList.toggle('govuk-!-display-none', cannot)
      if (cannot) outcome.checked = false
    })
  }

  Array.prototype.forEach.call(hows, function (how) { how.addEventListener('change', offer) })
  window.addEventListener('pageshow', offer)
  offer()
})()
