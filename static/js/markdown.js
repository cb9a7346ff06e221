// A small toolbar over each text in which bold words, lists and links may be written. Without a script they are typed.
// What is far too long is said before it is sent, so that nothing typed is lost on the way.
(function () {
  'use strict'

  var boxes = document.querySelectorAll('textarea[data-markdown]')
  if (!boxes.length) return

  function put (box, from, to, text, selectFrom, selectTo) {
    box.focus()
    box.setSelectionRange(from, to)
    // As if it had been typed: the browser's own undo takes it back.
    if (!document.execCommand('insertText', false, text)) box.setRangeText(text, from, to, 'end')
    box.setSelectionRange(from + selectFrom, from + selectTo)
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }

  function bold (box) {
    var from = box.selectionStart
    var to = box.selectionEnd
    var words = box.value.slice(from, to) || 'bold words'
    put(box, from, to, '**' + words + '**', 2, 2 + words.length)
  }

  function list (box) {
    var from = box.value.lastIndexOf('\n', box.selectionStart - 1) + 1
    var to = box.selectionEnd
    var lines = (box.value.slice(from, to) || 'first point').split('\n')
    var text = lines.map(function (line) { return line.indexOf('- ') === 0 ? line : '- ' + line }).join('\n')
    // A list begins after an empty line.
    var before = box.value.slice(0, from)
    if (before && !/\n\n$/.test(before)) text = '\n' + text
    put(box, from, to, text, text.length, text.length)
  }

  function link (box) {
    var from = box.selectionStart
    var to = box.selectionEnd
    var words = box.value.slice(from, to) || 'words of the link'
    var address = 'https://'
    put(box, from, to, '[' + words + '](' + address + ')', words.length + 3, words.length + 3 + address.length)
  }

  function tools (box) {
    var row = document.createElement('div')
    var label = document.querySelector('label[for="' + box.id + '"]')
    row.className = 'desk-tools'
    row.setAttribute('role', 'group')
    row.setAttribute('aria-label', 'Format: ' + (label ? label.textContent.trim() : 'the text'))
    ;[['Bold', bold], ['List', list], ['Link', link]].forEach(function (tool) {
      var button = document.createElement('button')
      button.type = 'button'
      button.className = 'govuk-button govuk-button--secondary'
      button.textContent = tool[0]
      button.addEventListener('click', function () { tool[1](box) })
      row.appendChild(button)
    })
    box.parentNode.insertBefore(row, box)
  }

  function tooLong (box) {
    var most = Number(box.getAttribute('data-markdown'))
    var id = box.id + '-too-long'
    var said = document.getElementById(id)
    var is = box.value.length > most
    if (said) said.remove()
    if (is) {
      said = document.createElement('p')
      said.id = id
      said.className = 'govuk-error-message'
      said.setAttribute('role', 'alert')
      said.textContent = 'Error: This is ' + box.value.length.toLocaleString('en-GB') + ' characters long. The most is ' +
        most.toLocaleString('en-GB') + ': was something pasted by mistake?'
      box.parentNode.insertBefore(said, box)
    }
    return is
  }

  Array.prototype.forEach.call(boxes, tools)
  boxes[0].form.addEventListener('submit', function (event) {
    var wrong = Array.prototype.filter.call(boxes, tooLong)
    if (!wrong.length) return
    event.preventDefault()
    wrong[0].focus()
  })
})()
