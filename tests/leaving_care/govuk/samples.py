"""Forms to draw in tests."""

from django import forms

from leaving_care.forms import (
    CheckboxesField,
    DateField,
    GovukForm,
    Radios,
    TextareaField,
)

CHOICES = [("a", "A"), ("b", "B")]


class Everything(GovukForm):
    name = forms.CharField(
        label="Name", help_text="In full", max_length=5, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(label="Email")
    tel = forms.CharField(label="Phone", widget=forms.TextInput({"type": "tel"}))
    secret = forms.CharField(label="Password", widget=forms.PasswordInput)
    rooms = forms.IntegerField(label="Rooms", min_value=1, max_value=9)
    rent = forms.DecimalField(label="Rent", max_digits=6, decimal_places=2)
    born = DateField(label="Born")
    one = forms.ChoiceField(label="One", choices=CHOICES, widget=Radios)
    some = CheckboxesField(label="Some", choices=CHOICES)
    agree = forms.BooleanField(label="I agree", help_text="To all of it")
    listed = forms.ChoiceField(label="Listed", choices=[("", "Choose"), ("Group", CHOICES)])
    words = TextareaField(label="Words", max_length=100)
    file = forms.FileField(label="File")


class Plain(forms.Form):
    name = forms.CharField(label="Name", max_length=5)
    one = forms.ChoiceField(label="One", choices=CHOICES, widget=forms.RadioSelect)
    remember = forms.BooleanField(label="Remember me", required=False)
    words = forms.CharField(label="Words", max_length=9, widget=forms.Textarea)
    when = forms.SplitDateTimeField(label="When")
    token = forms.CharField(widget=forms.HiddenInput)
