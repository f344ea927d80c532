import type { listWords as english } from "../en/lists.ts";
import type { WordsOf } from "../words.ts";

/** Ο κατάλογος: τα φίλτρα του ως πρόταση, οι αποθηκευμένες προβολές και το ιστορικό ενός φακέλου. */
export const listWords: WordsOf<typeof english> = {
  "list.show": "Εμφάνιση:",
  "list.status": "Κατάσταση",
  "list.whose": "Θεραπευτική ομάδα",
  "list.notes": "Τελευταία σημείωση",
  "list.current": "τρέχοντες φάκελοι",
  "list.all": "όλοι οι φάκελοι",
  "list.withStatus": "φάκελοι σε κατάσταση «{{ status }}»",
  "list.anyone": "με οποιαδήποτε ομάδα",
  "list.mine": "υπό τη δική μου φροντίδα",
  "list.nobody": "χωρίς θεραπευτική ομάδα",
  "list.ofMember": "υπό τη φροντίδα: {{ name }}",
  "list.anyNotes": "με ή χωρίς σημειώσεις",
  "list.neverNoted": "χωρίς καμία σημείωση",
  "list.notNoted#one": "χωρίς σημείωση εδώ και 1 ημέρα",
  "list.notNoted#other": "χωρίς σημείωση εδώ και {{ count }} ημέρες",
  "list.reset": "Εμφάνιση του συνηθισμένου καταλόγου",
  "list.noNote": "Καμία ακόμη",
  "list.keys": "Αναζήτηση σε αυτόν τον κατάλογο",
  "list.everywhere": "Η αναζήτηση γίνεται παντού, και στους αρχειοθετημένους φακέλους",

  "views.title": "Προβολές",
  "views.save": "Αποθήκευση αυτής της προβολής",
  "views.saveText":
    "Κρατά αυτά τα φίλτρα και τη σειρά με ένα όνομα. Τη βλέπετε μόνο εσείς, σε όλες τις συσκευές σας.",
  "views.name": "Όνομα της προβολής",
  "views.remove": "Αφαίρεση της «{{ name }}»",
  "views.saved": "Η προβολή αποθηκεύτηκε.",
  "views.removed": "Η προβολή αφαιρέθηκε.",
  "views.unnamed": "Δώστε ένα όνομα στην προβολή.",

  "timeline.title": "Χρονολόγιο",
  "timeline.text": "Όσα έχουν συμβεί, με πρώτα τα πιο πρόσφατα.",
  "timeline.opened": "Ο φάκελος άνοιξε",
  "timeline.status": "Κατάσταση: {{ status }}",
  "timeline.marked": "Σήμανση «{{ mark }}»",
  "timeline.unmarked": "Άρση της σήμανσης «{{ mark }}»",
  "mark.restricted": "περιορισμός",
  "mark.legal-hold": "νομική δέσμευση",
  "mark.deceased": "αποβίωση",
  "mark.badge.restricted": "Με περιορισμό",
  "mark.badge.legal-hold": "Νομική δέσμευση",
  "mark.badge.deceased": "Αποβίωση",
  "mark.text.restricted":
    "Η επεξεργασία των δεδομένων είναι περιορισμένη. Ο φάκελος μπορεί να διαβαστεί για κάποιον λόγο, αλλά όχι να αλλάξει.",
  "mark.text.legal-hold":
    "Τίποτα από αυτόν τον φάκελο δεν επιτρέπεται να καταστραφεί, ό,τι κι αν λένε οι προθεσμίες, μέχρι να αρθεί η δέσμευση.",
  "mark.text.deceased": "Όποιος απαντά στους αριθμούς και τις διευθύνσεις εδώ μπορεί να είναι συγγενής.",
  "mark.since": "Από {{ date }} ({{ name }}).",
  "mark.sinceBecause": "Από {{ date }} ({{ name }}): {{ reason }}",
  "mark.set.legal-hold": "Θέση σε νομική δέσμευση",
  "mark.set.deceased": "Καταχώριση αποβίωσης",
  "mark.lift.legal-hold": "Άρση της νομικής δέσμευσης",
  "mark.lift.deceased": "Ανάκληση της αποβίωσης",
  "mark.liftText": "Το χρονολόγιο κρατά ότι τέθηκε και ότι ανακλήθηκε.",
  "mark.overtaken":
    "Στο μεταξύ έγινε αλλού: δεν καταγράφηκε τίποτα, ούτε ο λόγος. Το κείμενό σας μένει εδώ μέχρι να κλείσετε.",
  "timeline.joined": "Στη θεραπευτική ομάδα: {{ name }}",
  "timeline.by": "από: {{ name }}",
  "timeline.filesOnly": "Οι σημειώσεις δεν περιλαμβάνονται: ο ρόλος σας δεν τις ανοίγει.",
  "timeline.empty": "Δεν έχει συμβεί ακόμη τίποτα",
  "timeline.emptyText":
    "Οι συνεδρίες και οι αλλαγές της κατάστασης και της θεραπευτικής ομάδας εμφανίζονται εδώ μόνες τους, μήνα με τον μήνα.",
};
