import type { deviceWords as english } from "../en/device.ts";
import type { WordsOf } from "../words.ts";

export const deviceWords: WordsOf<typeof english> = {
  "look.light": "Φωτεινό ή σκούρο",
  "look.size": "Μέγεθος κειμένου",
  "look.sizeSmall": "Μικρό",
  "look.sizeNormal": "Κανονικό",
  "look.sizeLarge": "Μεγάλο",
  "look.sizeLargest": "Πολύ μεγάλο",
  "look.density": "Αποστάσεις",
  "look.densityRoomy": "Άνετες",
  "look.densityCompact": "Πυκνές",
  "look.contrast": "Αντίθεση",
  "look.contrastMore": "Περισσότερη αντίθεση",
  "paper.title": "Εκτύπωση",
  "paper.hint": "Για αυτή τη συσκευή. Η προεπισκόπηση μιας σημείωσης αρχίζει με αυτό.",
  "paper.byRegion": "Το συνηθισμένο στην περιοχή σας ({{ paper }})",
  "install.title": "Το Claros ως εφαρμογή",
  "install.text":
    "Σε δικό του παράθυρο, από τη γραμμή εφαρμογών ή το μενού έναρξης. Είναι το ίδιο Claros με τις ίδιες εγγραφές.",
  "install.do": "Εγκατάσταση του Claros",
  "install.done": "Το Claros λειτουργεί ως ξεχωριστή εφαρμογή.",
  "install.notOffered":
    "Αυτό το πρόγραμμα περιήγησης δεν το προσφέρει εδώ. Ίσως το μενού του έχει «Προσθήκη στην αρχική οθόνη» ή «Εγκατάσταση».",
  "logo.label": "Λογότυπο",
  "logo.hint": "PNG, JPEG ή WebP. Μικραίνει και φυλάσσεται με το προφίλ του γραφείου.",
  "logo.another": "άλλη εικόνα",
  "logo.remove": "Αφαίρεση του λογότυπου",
  "logo.refused": "Αυτό το αρχείο δεν είναι εικόνα που μπορεί να χρησιμοποιηθεί. Επιλέξτε PNG, JPEG ή WebP.",
};
