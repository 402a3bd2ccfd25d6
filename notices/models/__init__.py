from notices.models.notice import Notice
from notices.models.ping import Ping
from notices.models.subscription import Letter, Subscription, Tally

__all__ = ["Letter", "Notice", "Ping", "Subscription", "Tally"]
