// A small toolbar over each text in which bold words, lists and links may be written. Without a script they are typed.
// What is far too long is said before it is sent, so that nothing typed is lost on the way.
(function () {
  'use strict'

  var boxes = document.querySelectorAll('textarea[data-markdown]')
  if (!boxes.length) return
  var BOLD_WORDS = 'bold words'
  var FIRST_POINT = 'first point'

  function put (box, from, to, text, selectFrom, selectTo) {
    box.focus()
    box.setSelectionRange(from, to)
    // As if it had been typed: the browser's own undo takes it back.
    if (!document.execCommand(text ? 'insertText' : 'delete', false, text)) {
      box.setRangeText(text, from, to, 'end')
      box.dispatchEvent(new Event('input', { bubbles: true }))
    }
    box.setSelectionRange(from + selectFrom, from + selectTo)
  }

  // Where the selection begins and ends, without the spaces around its words: beside a space the signs do not work.
  function chosen (box) {
    var words = box.value.slice(box.selectionStart, box.selectionEnd)
    var from = box.selectionStart + (words.trim() ? words.length - words.trimStart().length : 0)
    return { from: from, to: from + words.trim().length, words: words.trim() }
  }

  function bold (box) {
    var at = chosen(box)
    var isInside = box.value.slice(at.from - 2, at.from) === '**' && box.value.slice(at.to, at.to + 2) === '**'
    if (isInside) at = { from: at.from - 2, to: at.to + 2, words: '**' + at.words + '**' }
    if (/^\*\*[^]*\*\*$/.test(at.words) && at.words.length >= 4) {
      var bare = at.words.slice(2, -2)
      if (bare === BOLD_WORDS) bare = ''
      put(box, at.from, at.to, bare, 0, bare.length)
    } else {
      var words = at.words || BOLD_WORDS
      put(box, at.from, at.to, '**' + words + '**', 2, 2 + words.length)
    }
  }

  function isPoint (line) { return line.indexOf('- ') === 0 }

  function list (box) {
    var from = box.value.lastIndexOf('\n', box.selectionStart - 1) + 1
    var to = box.selectionEnd
    var end = box.value.indexOf('\n', to)
    if (to > from && box.value.charAt(to - 1) === '\n') to = to - 1
    else to = end < 0 ? box.value.length : end
    if (to < from) to = from
    var lines = (box.value.slice(from, to) || FIRST_POINT).split('\n')
    var isList = lines.every(isPoint)
    var text = lines.map(function (line) {
      if (isList) return line.slice(2)
      return isPoint(line) || !line ? line : '- ' + line
    }).join('\n')
    if (isList && text === FIRST_POINT) text = ''
    // A list begins after an empty line, or after another point of it.
    var before = box.value.slice(0, from)
    var above = before.split('\n').slice(-2)[0]
    if (!isList && above && !isPoint(above)) text = '\n' + text
    put(box, from, to, text, text.length, text.length)
  }

  // An address as people write it, made whole; blank where it leads nowhere.
  function whole (said) {
    var address = said.trim()
    if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return 'mailto:' + address
    if (/^[^\s:/?#@]+\.[^\s:/?#@]{2,}([/?#]\S*)?$/.test(address)) address = 'https://' + address
    if (/[()]/.test(address)) address = address.replace(/\(/g, '%28').replace(/\)/g, '%29')
    return /^(https?:\/\/[^\s/?#.]+(\.[^\s/?#.]+)+([/?#]\S*)?|mailto:[^\s@]+@[^\s@]+\.[^\s@]+|tel:\+?\d\S{2,})$/i.test(address) ? address : ''
  }

  function line (id, words) {
    var group = document.createElement('div')
    var label = document.createElement('label')
    var input = document.createElement('input')
    group.className = 'govuk-form-group'
    label.className = 'govuk-label'
    label.htmlFor = input.id = id
    label.textContent = words
    input.className = 'govuk-input'
    input.autocomplete = 'off'
    group.appendChild(label)
    group.appendChild(input)
    return { group: group, input: input }
  }

  // Asks for the words of a link and its address, under the toolbar. Nothing of it is sent.
  function link (box, row) {
    var open = document.getElementById(box.id + '-link')
    if (open) {
      open.querySelector('input').focus()
      return
    }
    var at = chosen(box)
    var asks = document.createElement('div')
    var words = line(box.id + '-link-words', 'Words of the link')
    var address = line(box.id + '-link-address', 'Its whole address')
    asks.id = box.id + '-link'
    asks.className = 'govuk-inset-text'
    asks.setAttribute('role', 'group')
    asks.setAttribute('aria-label', 'A link')
    words.input.value = at.words
    address.input.inputMode = 'url'
    address.input.placeholder = 'https://'

    function wrong (at, message) {
      var said = document.createElement('p')
      said.className = 'govuk-error-message'
      said.id = at.input.id + '-wrong'
      said.setAttribute('role', 'alert')
      said.textContent = 'Error: ' + message
      at.group.insertBefore(said, at.input)
      at.input.setAttribute('aria-describedby', said.id)
      at.input.focus()
    }

    function done () {
      Array.prototype.forEach.call(asks.querySelectorAll('[role="alert"]'), function (said) { said.remove() })
      var leads = whole(address.input.value)
      var called = words.input.value.trim()
      if (!called) return wrong(words, 'Write the words that people press')
      if (!leads) return wrong(address, 'Enter a whole address, like https://www.example.gov.uk')
      asks.remove()
      var text = '[' + called + '](' + leads + ')'
      put(box, at.from, at.to, text, text.length, text.length)
    }

    function leave () {
      asks.remove()
      box.focus()
    }

    asks.appendChild(words.group)
    asks.appendChild(address.group)
    var buttons = document.createElement('div')
    buttons.className = 'govuk-button-group'
    buttons.appendChild(button('Put the link in', done))
    buttons.appendChild(button('No link', leave))
    asks.appendChild(buttons)
    // Typed here, it is no part of the form yet.
    asks.addEventListener('input', function (event) { event.stopPropagation() })
    asks.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') leave()
      if (event.key !== 'Enter' || event.target.tagName !== 'INPUT') return
      event.preventDefault()
      done()
    })
    row.parentNode.insertBefore(asks, box)
    ;(at.words ? address : words).input.focus()
  }

  function button (words, act) {
    var made = document.createElement('button')
    made.type = 'button'
    made.className = 'govuk-button govuk-button--secondary'
    made.textContent = words
    made.addEventListener('click', act)
    return made
  }

  function tools (box) {
    var row = document.createElement('div')
    var label = document.querySelector('label[for="' + box.id + '"]')
    row.className = 'desk-tools'
    row.setAttribute('role', 'group')
    row.setAttribute('aria-label', 'Format: ' + (label ? label.textContent.trim() : 'the text'))
    ;[['Bold', bold], ['List', list], ['Link', link]].forEach(function (tool) {
      row.appendChild(button(tool[0], function () { tool[1](box, row) }))
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
