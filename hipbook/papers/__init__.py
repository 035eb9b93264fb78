"""Pages to print or to hand over: the clinician's report, the week's sheet, the calendar file."""
