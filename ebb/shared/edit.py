"""A form over something that is kept: it says which revision it was filled from."""

from __future__ import annotations

from django import forms


class Edit(forms.Form):
    """So that two edits at once are both kept. Whatever stands in the field, it is no error."""

    seen = forms.IntegerField(
        min_value=0, max_value=2**31, required=False, widget=forms.HiddenInput
    )

    @property
    def revision(self) -> int:
        """The one she saw when she began to type; 0 for something new."""
        return int(self.cleaned_data["seen"] or 0)
