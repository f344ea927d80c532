import type { importWords as english } from "../en/import.ts";
import type { WordsOf } from "../words.ts";

/** Menschen aus einem anderen Programm übernehmen, aus einer Tabelle in einer Datei. */
export const importWords: WordsOf<typeof english> = {
  "import.menu": "{{ Clients }} importieren…",
  "import.title": "{{ Clients }} importieren",
  "import.text":
    "Aus einer Tabelle, die Ihr bisheriges Programm als CSV gespeichert hat. Sie sehen vorher, was geschehen würde, und können den Import zurücknehmen.",
  "import.notYours": "Ihre Rolle legt keine Akten an",
  "import.notYoursText":
    "Bitten Sie jemanden mit der Rolle „Inhaber:in“ oder den Empfang, die Tabelle zu importieren.",
  "import.choose": "Tabelle wählen",
  "import.file": "Datei mit der Tabelle",
  "import.fileHint":
    "CSV oder Text, bis 20 MB. Wählen Sie sie aus, oder ziehen Sie sie hierher. Sie wird auf diesem Gerät gelesen und nirgendwohin gesendet.",
  "import.paste": "Oder Zeilen aus einer Tabelle einfügen",
  "import.pasted": "Zeilen",
  "import.pastedHint": "Kopieren Sie sie in der Tabelle, die Zeile mit den Spaltennamen zuerst.",
  "import.reading": "Die Tabelle wird gelesen",
  "import.refused.empty":
    "In dieser Datei steht nichts. Speichern Sie die Tabelle noch einmal, und wählen Sie die neue Datei.",
  "import.refused.too-large":
    "Diese Datei ist größer als {{ size }}. Speichern Sie die Tabelle in Teilen, und importieren Sie einen nach dem anderen.",
  "import.refused.spreadsheet":
    "Das ist die eigene Datei eines Tabellenprogramms. Öffnen Sie sie dort, speichern Sie sie als CSV, und wählen Sie diese Datei.",
  "import.refused.not-text":
    "Das ist keine Tabelle in Textform. Speichern Sie die Tabelle als CSV, und wählen Sie diese Datei.",
  "import.refused.one-row":
    "Diese Tabelle hat höchstens eine Zeile. Die erste sollte die Spalten benennen, jede weitere eine Person sein.",
  "import.columns": "Was die Spalten sind",
  "import.columnsText#one":
    "1 Zeile. Claros hat geraten; sehen Sie nach, ob es stimmt. Was Sie weglassen, wird nicht importiert.",
  "import.columnsText#other":
    "{{ count }} Zeilen. Claros hat geraten; sehen Sie nach, ob es stimmt. Was Sie weglassen, wird nicht importiert.",
  "import.beyond#one":
    "In der Datei steht 1 Zeile mehr, als auf einmal geht. Importieren Sie sie danach als eigene Datei.",
  "import.beyond#other":
    "In der Datei stehen {{ count }} Zeilen mehr, als auf einmal geht. Importieren Sie sie danach als eigene Datei.",
  "import.inFile": "In der Datei",
  "import.sample": "Zum Beispiel",
  "import.becomes": "Wird zu",
  "import.becomesOf": "Was aus „{{ column }}“ wird",
  "import.leftOut": "weggelassen",
  "import.column": "Spalte {{ number }}",
  "import.delimiter": "Spalten sind getrennt durch",
  "import.delimiter.comma": "Komma",
  "import.delimiter.semicolon": "Semikolon",
  "import.delimiter.tab": "Tabulator",
  "import.delimiter.bar": "Senkrechter Strich",
  "import.status": "Status, wo die Datei keinen nennt",
  "import.dates": "Daten sind geschrieben",
  "import.datesUnclear":
    "Diese Daten lassen sich auf zwei Arten lesen. Wählen Sie, damit kein Geburtstag falsch wird.",
  "import.dayFirst": "Tag zuerst (31.12.1990)",
  "import.monthFirst": "Monat zuerst (12/31/1990)",
  "import.header": "Die erste Zeile benennt die Spalten",
  "import.nameNeeded": "Wählen Sie mindestens eine Spalte mit einem Namen oder einem Kürzel.",
  "import.look": "Ansehen, was geschehen würde",
  "import.startOver": "Von vorn beginnen",
  "import.field.code": "Kürzel",
  "import.field.legalName": "Amtlicher Name",
  "import.field.firstName": "Vorname",
  "import.field.lastName": "Nachname",
  "import.field.preferredName": "Rufname",
  "import.field.pronouns": "Pronomen",
  "import.field.dateOfBirth": "Geburtsdatum",
  "import.field.status": "Status",
  "import.field.phone": "Telefon",
  "import.field.email": "E-Mail",
  "import.field.address": "Anschrift",
  "import.field.language": "Sprache",
  "import.field.accessNeeds": "Besondere Bedürfnisse",
  "import.field.referral": "Überwiesen von",
  "import.field.emergencyName": "Notfallkontakt: Name",
  "import.field.emergencyPhone": "Notfallkontakt: Telefon",
  "import.wouldHappen": "Was geschehen würde",
  "import.wouldHappenText": "Noch wurde nichts importiert.",
  "import.fresh": "neu",
  "import.duplicates": "wohl schon da",
  "import.problems": "nicht zu übernehmen",
  "import.unknownStatuses#one":
    "1 Zeile hat einen Status, den Claros nicht kennt. Sie bekommt den oben gewählten.",
  "import.unknownStatuses#other":
    "{{ count }} Zeilen haben einen Status, den Claros nicht kennt. Sie bekommen den oben gewählten.",
  "import.asTheyBecome": "Die ersten Akten, wie sie aussehen würden",
  "import.whichProblems": "Welche Zeilen nicht gehen, und warum",
  "import.whichDuplicates": "Wer wohl schon da ist",
  "import.problem.no-name": "Es steht weder ein Name noch ein Kürzel da.",
  "import.problem.date": "„{{ value }}“ ist kein Tag, den es schon gab.",
  "import.problem.too-long": "{{ field }} ist länger als {{ max }} Zeichen.",
  "import.problem.code-taken": "Das Kürzel „{{ value }}“ ist schon vergeben.",
  "import.duplicate.here.certain": "{{ name }}: Name und Geburtsdatum gibt es hier schon.",
  "import.duplicate.here.perhaps": "{{ name }}: Den Namen gibt es hier schon, aber ein Geburtsdatum fehlt.",
  "import.duplicate.file.certain": "{{ name }}: Name und Geburtsdatum stehen weiter oben in der Datei.",
  "import.duplicate.file.perhaps":
    "{{ name }}: Der Name steht weiter oben in der Datei, aber ein Geburtsdatum fehlt.",
  "import.row": "Zeile {{ line }}: {{ words }}",
  "import.andMore#one": "Und 1 weitere",
  "import.andMore#other": "Und {{ count }} weitere",
  "import.alsoDuplicates": "Diese auch importieren",
  "import.alsoDuplicatesText":
    "Nur, wenn es andere Menschen sind. Zwei Akten einer Person lassen sich später nicht zusammenlegen.",
  "import.start#one": "1 Akte importieren",
  "import.start#other": "{{ count }} {{ clients }} importieren",
  "import.importing": "Import läuft",
  "import.howFar": "Bisher",
  "import.progress": "{{ done }} von {{ total }}",
  "import.importingText":
    "Sie können weiterarbeiten. Der Import läuft, solange Claros offen und entsperrt ist.",
  "import.stop": "Anhalten",
  "import.finished": "Import abgeschlossen",
  "import.notFinished": "Import nicht abgeschlossen",
  "import.done#one": "1 Akte wurde importiert.",
  "import.done#other": "{{ count }} {{ clients }} wurden importiert.",
  "import.cutOff": "Claros wurde währenddessen gesperrt oder geschlossen.",
  "import.stopped":
    "Angehalten nach {{ done }} von {{ total }}. Der Rest bleibt auf diesem Gerät, verschlossen wie alles andere, bis Sie ihn importieren oder weglassen.",
  "import.goOn": "Den Rest importieren",
  "import.waiting": "Ein Import ist nicht abgeschlossen: bisher {{ done }} von {{ total }}.",
  "import.toImport": "Zum Import",
  "import.leaveRest": "Den Rest weglassen",
  "import.handingOver": "Import wird vorbereitet",
  "import.notBegun": "Import nicht begonnen",
  "import.nothingMade": "Nichts wurde importiert.",
  "import.undoReason": "Der Import, mit dem sie kam, wurde zurückgenommen",
  "import.unreadable":
    "Was importiert wurde, steht in der Liste. Lassen Sie den Rest weg und importieren Sie dieselbe Tabelle noch einmal: Wer schon hier ist, wird erkannt.",
  "import.undoUnfinished":
    "Zurücknehmen archiviert die Akten, die seither niemand geändert hat, und lässt den Rest weg.",
  "import.undoText":
    "Zurücknehmen archiviert die Akten, die seither niemand geändert hat. Nichts wird vernichtet.",
  "import.toList": "Zur Liste",
  "import.another": "Noch eine Datei importieren",
  "import.undo": "Import zurücknehmen",
  "import.takenBack": "Import zurückgenommen",
  "import.partlyTakenBack": "Import teilweise zurückgenommen",
  "import.undoing": "Der Import wird zurückgenommen",
  "import.undone#one": "1 Akte wurde archiviert.",
  "import.undone#other": "{{ count }} Akten wurden archiviert.",
  "import.kept#one": "1 wurde seit dem Import geändert und bleibt, wie sie ist.",
  "import.kept#other": "{{ count }} wurden seit dem Import geändert und bleiben, wie sie sind.",
  "import.left#one":
    "1 wurde nicht versucht; sie lässt sich auf der Importseite unter den früheren Importen zurücknehmen.",
  "import.left#other":
    "{{ count }} wurden nicht versucht; sie lassen sich auf der Importseite unter den früheren Importen zurücknehmen.",
  "import.undoneText":
    "Archivierte Akten sind aus der täglichen Liste. Die Suche findet sie weiterhin, und jede lässt sich zurückholen.",
  "import.earlier": "Ihre Importe",
  "import.earlierText":
    "Alles, was in einem Augenblick hereinkam. Was seither niemand geändert hat, lässt sich zurücknehmen.",
  "import.untouched#one": "1 unverändert",
  "import.untouched#other": "{{ count }} unverändert",
  "import.undoConfirm#one":
    "1 Akte, die seither niemand geändert hat, wird archiviert. Sie wird nicht vernichtet.",
  "import.undoConfirm#other":
    "{{ count }} Akten, die seither niemand geändert hat, werden archiviert. Sie werden nicht vernichtet.",
  "import.undoRest#one":
    "1, die noch nicht importiert ist, wird weggelassen. Sie steht dann nur in Ihrer Tabelle.",
  "import.undoRest#other":
    "{{ count }}, die noch nicht importiert sind, werden weggelassen. Sie stehen dann nur in Ihrer Tabelle.",
};
