"""Attendance: the hours of marking, the code in the hall, who was there how long, and files of meetings."""
