import type { editorWords as english } from "../en/editor.ts";
import type { WordsOf } from "../words.ts";

export const editorWords: WordsOf<typeof english> = {
  "editor.bold": "Έντονα",
  "editor.italic": "Πλάγια",
  "editor.underline": "Υπογράμμιση",
  "editor.title": "Τίτλος",
  "editor.heading": "Επικεφαλίδα",
  "editor.subheading": "Υποκεφαλίδα",
  "editor.bulletList": "Λίστα με κουκκίδες",
  "editor.numberedList": "Αριθμημένη λίστα",
  "editor.taskList": "Λίστα εργασιών",
  "editor.quote": "Παράθεμα",
  "editor.rule": "Διαχωριστική γραμμή",
  "editor.link": "Σύνδεσμος",
  "editor.undo": "Αναίρεση της τελευταίας αλλαγής σας",
  "editor.redo": "Επανάληψη της τελευταίας αλλαγής σας",
  "editor.taskDone": "Έγινε",
  "editor.empty": "Γράψτε εδώ",
  "editor.linkAddress": "Διεύθυνση",
  "editor.linkHint": "Μια ιστοσελίδα, μια διεύθυνση email ή ένας αριθμός τηλεφώνου",
  "editor.linkRefused": "Σύνδεσμος γίνονται μόνο ιστοσελίδες, διευθύνσεις email και αριθμοί τηλεφώνου.",
  "editor.linkApply": "Ορισμός συνδέσμου",
  "editor.linkRemove": "Αφαίρεση συνδέσμου",
  "editor.linkOpen": "Άνοιγμα σε νέα καρτέλα",
  "editor.cancel": "Άκυρο",
  "editor.close": "Κλείσιμο",
  "editor.pasteTooLarge":
    "Είναι πάρα πολύ για μία επικόλληση: το όριο είναι {{ limit }} χαρακτήρες. Τίποτα δεν επικολλήθηκε. Επικολλήστε το τμηματικά ή κρατήστε το ως έγγραφο.",
  "editor.newerTitle": "Γράφτηκε με νεότερη έκδοση του Claros",
  "editor.newerText":
    "Αυτό το κείμενο περιέχει κάτι που αυτή η έκδοση δεν μπορεί να δείξει. Μπορείτε να διαβάσετε τα λόγια του εδώ· ενημερώστε το Claros για να το επεξεργαστείτε. Τίποτα δεν άλλαξε.",
};
