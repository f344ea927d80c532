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
  "timeline.joined": "Στη θεραπευτική ομάδα: {{ name }}",
  "timeline.by": "από: {{ name }}",
  "timeline.filesOnly": "Οι σημειώσεις δεν περιλαμβάνονται: ο ρόλος σας δεν τις ανοίγει.",
  "timeline.empty": "Δεν έχει συμβεί ακόμη τίποτα",
  "timeline.emptyText":
    "Οι συνεδρίες και οι αλλαγές της κατάστασης και της θεραπευτικής ομάδας εμφανίζονται εδώ μόνες τους, μήνα με τον μήνα.",
};
