// Lets the rows of a list be dragged to another place. The buttons do the same without a script; where they are pressed, the
// reader's place on the page is not of this script's making.
(function () {
  'use strict'

  var form = document.querySelector('form[data-order]')
  if (!form || !form.requestSubmit) return
  var order = form.querySelector('input[name="order"]')
  var dragged = null

  function rows () {
    return Array.prototype.slice.call(form.querySelectorAll('[data-key]'))
  }

  function keys () {
    return rows().map(function (row) { return row.getAttribute('data-key') }).join(' ')
  }

  var before = keys()
  rows().forEach(function (row) {
    row.draggable = true
    row.addEventListener('dragstart', function (event) {
      dragged = row
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', row.getAttribute('data-key'))
      row.classList.add('desk-row--dragged')
    })
    row.addEventListener('dragover', function (event) {
      // A row stays in its own list.
      if (!dragged || dragged === row || dragged.parentNode !== row.parentNode) return
      event.preventDefault()
      var box = row.getBoundingClientRect()
      var isBelow = event.clientY > box.top + box.height / 2
      row.parentNode.insertBefore(dragged, isBelow ? row.nextSibling : row)
    })
    row.addEventListener('drop', function (event) { event.preventDefault() })
    row.addEventListener('dragend', function () {
      row.classList.remove('desk-row--dragged')
      dragged = null
      if (keys() === before) return
      order.value = keys()
      form.requestSubmit()
    })
  })
})()
