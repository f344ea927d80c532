/** What fields for a day and for a time say. */
export const dateWords = {
  "date.dayLetters": "DD",
  "date.monthLetters": "MM",
  "date.yearLetters": "YYYY",
  "date.unclear": "Please write the date as {{ pattern }}, for example {{ example }}.",
  "date.impossible": "There is no such date. Please write it as {{ pattern }}, for example {{ example }}.",
  "date.tooEarly": "Days before {{ year }} are not taken. Please check the year.",
  "date.inFuture": "This date is in the future.",
  "date.openCalendar": "Choose in the calendar",
  "date.calendar": "Calendar",
  "date.previousMonth": "Previous month",
  "date.nextMonth": "Next month",
  "date.today": "Today",
  "time.like": "Like {{ example }}",
  "time.unclear": "Please write the time like {{ example }}.",
  "time.impossible": "There is no such time. Please write it like {{ example }}.",
} as const;
