import type { commonWords as english } from "../en/common.ts";
import type { WordsOf } from "../words.ts";

export const commonWords: WordsOf<typeof english> = {
  "app.name": "Claros",
  "app.title": "Claros",

  "nav.label": "Κύριο μενού",
  "nav.today": "Σήμερα",
  "nav.clients": "{{ Clients }}",
  "nav.notesToFinish": "Εκκρεμείς σημειώσεις",
  "nav.team": "Ομάδα",
  "nav.settings": "Ρυθμίσεις",
  "nav.security": "Ασφάλεια και αντίγραφα",
  "nav.more": "Άλλα",
  "nav.skip": "Μετάβαση στο περιεχόμενο",
  "nav.collapse": "Στενό μενού",
  "nav.breadcrumbs": "Βρίσκεστε εδώ",

  "action.save": "Αποθήκευση",
  "action.cancel": "Άκυρο",
  "action.close": "Κλείσιμο",
  "action.continue": "Συνέχεια",
  "action.back": "Πίσω",
  "action.done": "Έτοιμο",
  "action.add": "Προσθήκη",
  "action.retry": "Νέα προσπάθεια",
  "action.reload": "Επαναφόρτωση",
  "action.copy": "Αντιγραφή",
  "action.copied": "Αντιγράφηκε",
  "action.copyFailed":
    "Το πρόγραμμα περιήγησης δεν επέτρεψε την αντιγραφή. Το κείμενο είναι επιλεγμένο: αντιγράψτε το με το πληκτρολόγιο.",
  "action.more": "Περισσότερες ενέργειες",
  "action.dismiss": "Απόκρυψη μηνύματος",
  "action.lock": "Κλείδωμα",

  "field.optional": "προαιρετικό",
  "field.required": "Συμπληρώστε αυτό το πεδίο, παρακαλούμε.",
  "field.tooLong": "Ξεπερνά τους {{ max }} χαρακτήρες. Τίποτα δεν κόπηκε· συντομεύστε το, παρακαλούμε.",
  "field.otherWrote": "Στο μεταξύ γράφτηκε αλλού: «{{ text }}»",
  "field.otherEmptied": "Στο μεταξύ αυτό άδειασε από αλλού.",
  "field.keepOwn": "Να μείνει το δικό μου",
  "field.takeOther": "Να μπει το άλλο",
  "field.choose": "Επιλογή",
  "field.chooseFile": "Επιλογή αρχείου",
  "field.noFile": "Δεν επιλέχθηκε αρχείο",
  "field.clearSearch": "Καθαρισμός αναζήτησης",

  "waiting.opening": "Ανοίγει",
  "waiting.loading": "Διαβάζεται από αυτή τη συσκευή",
  "waiting.starting": "Ξεκινά",

  "error.pageNotFound": "Εδώ δεν υπάρχει σελίδα",
  "error.pageNotFoundText":
    "Η διεύθυνση δεν οδηγεί πουθενά. Τίποτα δεν χάθηκε· συνεχίστε από την αρχική σελίδα.",
  "error.goToStart": "Στην αρχική σελίδα",
  "error.title": "Κάτι πήγε στραβά",
  "error.text":
    "Αυτό το μέρος της σελίδας σταμάτησε. Ό,τι εμφανιζόταν ως αποθηκευμένο είναι ασφαλές σε αυτή τη συσκευή. Φορτώστε ξανά τη σελίδα· αν ξανασυμβεί, σημειώστε τι κάνατε και πείτε το στο άτομο που φροντίζει το Claros για εσάς.",

  "theme.label": "Εμφάνιση",
  "theme.system": "Όπως η συσκευή",
  "theme.light": "Φωτεινή",
  "theme.dark": "Σκούρα",
  "language.label": "Γλώσσα",
  "language.hint":
    "Για αυτή τη συσκευή. Τα άλλα μέλη κρατούν τη δική τους, και τα δεδομένα μένουν όπως γράφτηκαν.",
  "language.unread":
    "Κανείς με μητρική γλώσσα τα ελληνικά δεν έχει διαβάσει ακόμη αυτή τη μετάφραση. Αν μια πρόταση ακούγεται παράξενα, πείτε μας το, παρακαλούμε.",
  "language.notLoaded": "Αυτή η γλώσσα δεν μπόρεσε να φορτωθεί. Δοκιμάστε ξανά όταν υπάρχει σύνδεση.",

  "shortcuts.title": "Συντομεύσεις πληκτρολογίου",
  "shortcuts.everywhere": "Παντού",
  "shortcuts.writing": "Όσο γράφετε σημείωση",
  "shortcuts.newClient": "Προσθήκη {{ clientOf }}",
  "shortcuts.lock": "Κλείδωμα τώρα",
  "shortcuts.close": "Κλείσιμο του ανοιχτού",

  "palette.open": "Αναζήτηση ή ενέργεια",
  "palette.title": "{{ Clients }} και ενέργειες",
  "palette.recent": "Ανοίχτηκαν τελευταία",
  "palette.page": "Σε αυτή τη σελίδα",
  "palette.do": "Ενέργειες",
  "palette.go": "Μετάβαση",
  "palette.none":
    "Τίποτα δεν ταιριάζει. Δοκιμάστε μέρος ενός ονόματος, έναν κωδικό ή αυτό που θέλετε να κάνετε.",
  "palette.count#one": "Ένα αποτέλεσμα",
  "palette.count#other": "{{ count }} αποτελέσματα",
  "palette.hint": "↑ ↓ μετακίνηση · Enter επιλογή · Esc κλείσιμο",
  "palette.look": "Εμφάνιση: {{ look }}",

  "privacy.on": "Απόκρυψη ονομάτων",
  "privacy.off": "Εμφάνιση ονομάτων ξανά",
  "privacy.hidden": "Κρυφό",
};
