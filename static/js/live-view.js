// Shows the page as it is typed, a moment after the last key. Without a script the button “See it” does.
(function () {
  'use strict'

  var form = document.querySelector('form[data-live]')
  var frame = document.querySelector('iframe[data-live-view]')
  var button = document.querySelector('button[data-see-it]')
  var words = document.querySelector('[data-live-words]')
  if (!form || !frame || !button || !form.requestSubmit) return
  var PAUSE = 300
  var timer
  var count = 0
  var waiting = null

  function take () {
    var page
    try {
      page = this.contentDocument
    } catch (refused) {
      page = null
    }
    if (this !== waiting || (page && page.URL === 'about:blank')) return
    waiting = null
    if (!page || !page.querySelector('main')) {
      words.textContent = 'The page cannot be shown just now. Are you still signed in?'
      this.remove()
      return
    }
    words.textContent = ''
    this.contentWindow.scrollTo(0, frame.contentWindow.scrollY)
    this.classList.remove('desk-phone__page--waiting')
    frame.remove()
    frame = this
  }

  function show () {
    // A fresh frame each time: what it shows first is no step in the browser's history, and the old page stays till then.
    if (waiting) waiting.remove()
    waiting = frame.cloneNode(false)
    waiting.removeAttribute('src')
    waiting.name = 'view-' + ++count
    waiting.classList.add('desk-phone__page--waiting')
    frame.parentNode.appendChild(waiting)
    waiting.addEventListener('load', take)
    button.formTarget = waiting.name
    form.requestSubmit(button)
    button.formTarget = frame.name
  }

  form.addEventListener('input', function () {
    clearTimeout(timer)
    timer = setTimeout(show, PAUSE)
  })
  button.addEventListener('click', function (event) {
    if (!event.isTrusted) return
    event.preventDefault()
    show()
  })
  // What was sent and came back stands in the form, and is not saved.
  if (form.getAttribute('data-live') === 'typed') show()
})()
