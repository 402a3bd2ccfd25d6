from library.actions.lightening import lighten_due
from library.actions.photos import add_photo, describe_photo, focus_photo, may_describe, may_upload

__all__ = ["add_photo", "describe_photo", "focus_photo", "lighten_due", "may_describe", "may_upload"]
