import type { importWords as english } from "../en/import.ts";
import type { WordsOf } from "../words.ts";

/** Μεταφορά ατόμων από άλλο πρόγραμμα, από έναν πίνακα σε αρχείο. */
export const importWords: WordsOf<typeof english> = {
  "import.menu": "Εισαγωγή από αρχείο…",
  "import.title": "Εισαγωγή {{ clientsOf }}",
  "import.text":
    "Από έναν πίνακα που αποθήκευσε ως CSV το πρόγραμμα που έχετε. Βλέπετε τι θα συνέβαινε πριν συμβεί, και μπορείτε να αναιρέσετε την εισαγωγή.",
  "import.notYours": "Ο ρόλος σας δεν προσθέτει φακέλους",
  "import.notYoursText": "Ζητήστε από κάτοχο του γραφείου ή από τη γραμματεία να εισαγάγει τον πίνακα.",
  "import.choose": "Επιλογή του πίνακα",
  "import.file": "Αρχείο με τον πίνακα",
  "import.fileHint":
    "CSV ή κείμενο, έως 20 MB. Επιλέξτε το ή αφήστε το εδώ. Διαβάζεται σε αυτή τη συσκευή και δεν στέλνεται πουθενά.",
  "import.paste": "Ή επικολλήστε γραμμές από ένα υπολογιστικό φύλλο",
  "import.pasted": "Γραμμές",
  "import.pastedHint":
    "Αντιγράψτε τις από το υπολογιστικό φύλλο, με πρώτη τη γραμμή με τα ονόματα των στηλών.",
  "import.reading": "Ο πίνακας διαβάζεται",
  "import.refused.empty":
    "Αυτό το αρχείο είναι κενό. Αποθηκεύστε ξανά τον πίνακα και επιλέξτε το νέο αρχείο.",
  "import.refused.too-large":
    "Αυτό το αρχείο ξεπερνά τα {{ size }}. Αποθηκεύστε τον πίνακα σε μέρη και εισαγάγετέ τα ένα ένα.",
  "import.refused.spreadsheet":
    "Αυτό είναι αρχείο προγράμματος υπολογιστικών φύλλων. Ανοίξτε το εκεί, αποθηκεύστε το ως CSV και επιλέξτε εκείνο το αρχείο.",
  "import.refused.not-text":
    "Αυτό δεν είναι πίνακας σε μορφή κειμένου. Αποθηκεύστε τον πίνακα ως CSV και επιλέξτε εκείνο το αρχείο.",
  "import.refused.one-row":
    "Αυτός ο πίνακας έχει το πολύ μία γραμμή. Η πρώτη πρέπει να ονομάζει τις στήλες και κάθε επόμενη να είναι ένα άτομο.",
  "import.columns": "Τι είναι οι στήλες",
  "import.columnsText#one":
    "1 γραμμή. Το Claros έκανε μια εκτίμηση· δείτε αν είναι σωστή. Ό,τι παραλείψετε δεν εισάγεται.",
  "import.columnsText#other":
    "{{ count }} γραμμές. Το Claros έκανε μια εκτίμηση· δείτε αν είναι σωστή. Ό,τι παραλείψετε δεν εισάγεται.",
  "import.beyond#one":
    "Το αρχείο έχει 1 γραμμή περισσότερη από όσες χωρούν μαζί. Εισαγάγετέ την έπειτα ως ξεχωριστό αρχείο.",
  "import.beyond#other":
    "Το αρχείο έχει {{ count }} γραμμές περισσότερες από όσες χωρούν μαζί. Εισαγάγετέ τες έπειτα ως ξεχωριστό αρχείο.",
  "import.inFile": "Στο αρχείο",
  "import.sample": "Για παράδειγμα",
  "import.becomes": "Γίνεται",
  "import.becomesOf": "Τι γίνεται η στήλη «{{ column }}»",
  "import.leftOut": "παραλείπεται",
  "import.column": "Στήλη {{ number }}",
  "import.delimiter": "Οι στήλες χωρίζονται με",
  "import.delimiter.comma": "Κόμμα",
  "import.delimiter.semicolon": "Ερωτηματικό (;)",
  "import.delimiter.tab": "Στηλοθέτης",
  "import.delimiter.bar": "Κάθετη γραμμή",
  "import.status": "Κατάσταση όπου δεν αναφέρεται",
  "import.dates": "Οι ημερομηνίες γράφονται",
  "import.datesUnclear":
    "Αυτές οι ημερομηνίες διαβάζονται με δύο τρόπους. Επιλέξτε, για να μην είναι λάθος καμία ημερομηνία γέννησης.",
  "import.dayFirst": "Πρώτα η ημέρα (31/12/1990)",
  "import.monthFirst": "Πρώτα ο μήνας (12/31/1990)",
  "import.header": "Η πρώτη γραμμή ονομάζει τις στήλες",
  "import.nameNeeded": "Επιλέξτε τουλάχιστον μία στήλη με όνομα ή κωδικό.",
  "import.look": "Δείτε τι θα συνέβαινε",
  "import.startOver": "Από την αρχή",
  "import.field.code": "Κωδικός",
  "import.field.legalName": "Επίσημο όνομα",
  "import.field.firstName": "Όνομα",
  "import.field.lastName": "Επώνυμο",
  "import.field.preferredName": "Όνομα προτίμησης",
  "import.field.pronouns": "Αντωνυμίες",
  "import.field.dateOfBirth": "Ημερομηνία γέννησης",
  "import.field.status": "Κατάσταση",
  "import.field.phone": "Τηλέφωνο",
  "import.field.email": "Email",
  "import.field.address": "Διεύθυνση",
  "import.field.language": "Γλώσσα",
  "import.field.accessNeeds": "Ανάγκες πρόσβασης",
  "import.field.referral": "Παραπομπή από",
  "import.field.emergencyName": "Επαφή έκτακτης ανάγκης: όνομα",
  "import.field.emergencyPhone": "Επαφή έκτακτης ανάγκης: τηλέφωνο",
  "import.wouldHappen": "Τι θα συνέβαινε",
  "import.wouldHappenText": "Δεν έχει εισαχθεί τίποτα ακόμη.",
  "import.fresh": "προς εισαγωγή",
  "import.duplicates": "μάλλον ήδη εδώ",
  "import.problems": "χωρίς δυνατότητα εισαγωγής",
  "import.unknownStatuses#one":
    "1 γραμμή έχει κατάσταση που το Claros δεν γνωρίζει. Παίρνει αυτήν που επιλέξατε πιο πάνω.",
  "import.unknownStatuses#other":
    "{{ count }} γραμμές έχουν κατάσταση που το Claros δεν γνωρίζει. Παίρνουν αυτήν που επιλέξατε πιο πάνω.",
  "import.asTheyBecome": "Οι πρώτοι φάκελοι, όπως θα ήταν",
  "import.whichProblems": "Ποιες γραμμές δεν μπορούν να εισαχθούν και γιατί",
  "import.whichDuplicates": "Ποιοι μάλλον υπάρχουν ήδη",
  "import.problem.no-name": "Δεν υπάρχει ούτε όνομα ούτε κωδικός.",
  "import.problem.date": "Το «{{ value }}» δεν είναι ημέρα που έχει υπάρξει.",
  "import.problem.too-long": "{{ field }}: πάνω από {{ max }} χαρακτήρες.",
  "import.problem.code-taken": "Ο κωδικός «{{ value }}» χρησιμοποιείται ήδη.",
  "import.duplicate.here.certain": "{{ name }}: υπάρχουν ήδη το ίδιο όνομα και η ίδια ημερομηνία γέννησης.",
  "import.duplicate.here.perhaps":
    "{{ name }}: υπάρχει ήδη το ίδιο όνομα, αλλά λείπει μια ημερομηνία γέννησης.",
  "import.duplicate.file.certain":
    "{{ name }}: το ίδιο όνομα και η ίδια ημερομηνία γέννησης βρίσκονται πιο πάνω στο αρχείο.",
  "import.duplicate.file.perhaps":
    "{{ name }}: το ίδιο όνομα βρίσκεται πιο πάνω στο αρχείο, αλλά λείπει μια ημερομηνία γέννησης.",
  "import.row": "Γραμμή {{ line }}: {{ words }}",
  "import.andMore#one": "Και άλλη 1",
  "import.andMore#other": "Και άλλες {{ count }}",
  "import.alsoDuplicates": "Να εισαχθούν κι αυτοί",
  "import.alsoDuplicatesText":
    "Μόνο αν είναι άλλα άτομα. Δύο φάκελοι του ίδιου ατόμου δεν ενώνονται αργότερα.",
  "import.start#one": "Εισαγωγή 1 ατόμου",
  "import.start#other": "Εισαγωγή {{ count }} {{ clientsOf }}",
  "import.importing": "Εισαγωγή σε εξέλιξη",
  "import.howFar": "Μέχρι τώρα",
  "import.progress": "{{ done }} από {{ total }}",
  "import.importingText":
    "Μπορείτε να συνεχίσετε τη δουλειά σας. Η εισαγωγή συνεχίζεται όσο το Claros είναι ανοιχτό και ξεκλείδωτο.",
  "import.stop": "Διακοπή",
  "import.finished": "Η εισαγωγή ολοκληρώθηκε",
  "import.notFinished": "Η εισαγωγή δεν ολοκληρώθηκε",
  "import.done#one": "Εισήχθη 1 φάκελος.",
  "import.done#other": "Εισήχθησαν {{ count }} φάκελοι.",
  "import.cutOff": "Το Claros κλειδώθηκε ή έκλεισε στο μεταξύ.",
  "import.stopped":
    "Διακόπηκε στα {{ done }} από {{ total }}. Τα υπόλοιπα μένουν σε αυτή τη συσκευή, κλειδωμένα όπως όλα, μέχρι να τα εισαγάγετε ή να τα παραλείψετε.",
  "import.goOn": "Εισαγωγή των υπολοίπων",
  "import.waiting": "Μια εισαγωγή δεν έχει τελειώσει: ως τώρα {{ done }} από {{ total }}.",
  "import.toImport": "Στην εισαγωγή",
  "import.leaveRest": "Παράλειψη των υπολοίπων",
  "import.handingOver": "Προετοιμασία της εισαγωγής",
  "import.notBegun": "Η εισαγωγή δεν άρχισε",
  "import.nothingMade": "Δεν εισήχθη τίποτα.",
  "import.undoReason": "Αναιρέθηκε η εισαγωγή με την οποία ήρθε",
  "import.unreadable":
    "Όσα εισήχθησαν βρίσκονται στη λίστα. Παραλείψτε τα υπόλοιπα και εισαγάγετε ξανά τον ίδιο πίνακα: όσοι είναι ήδη εδώ αναγνωρίζονται.",
  "import.undoUnfinished":
    "Η αναίρεση αρχειοθετεί τους φακέλους που δεν άλλαξε κανείς από τότε και παραλείπει τους υπόλοιπους.",
  "import.undoText":
    "Η αναίρεση αρχειοθετεί τους φακέλους που δεν άλλαξε κανείς από τότε. Τίποτα δεν καταστρέφεται.",
  "import.toList": "Στον κατάλογο",
  "import.another": "Εισαγωγή άλλου αρχείου",
  "import.undo": "Αναίρεση της εισαγωγής",
  "import.takenBack": "Η εισαγωγή αναιρέθηκε",
  "import.partlyTakenBack": "Η εισαγωγή αναιρέθηκε εν μέρει",
  "import.undoing": "Η εισαγωγή αναιρείται",
  "import.undone#one": "Αρχειοθετήθηκε 1 φάκελος.",
  "import.undone#other": "Αρχειοθετήθηκαν {{ count }} φάκελοι.",
  "import.kept#one": "1 άλλαξε μετά την εισαγωγή και μένει όπως είναι.",
  "import.kept#other": "{{ count }} άλλαξαν μετά την εισαγωγή και μένουν όπως είναι.",
  "import.left#one": "1 δεν δοκιμάστηκε· αναιρείται στη σελίδα εισαγωγής, στις προηγούμενες εισαγωγές.",
  "import.left#other":
    "{{ count }} δεν δοκιμάστηκαν· αναιρούνται στη σελίδα εισαγωγής, στις προηγούμενες εισαγωγές.",
  "import.undoneText":
    "Οι αρχειοθετημένοι φάκελοι είναι έξω από τον καθημερινό κατάλογο. Η αναζήτηση τους βρίσκει, και ο καθένας μπορεί να επιστρέψει.",
  "import.earlier": "Οι εισαγωγές σας",
  "import.earlierText": "Ό,τι ήρθε την ίδια στιγμή. Όσα δεν άλλαξε κανείς από τότε μπορούν να αναιρεθούν.",
  "import.untouched#one": "1 αμετάβλητος",
  "import.untouched#other": "{{ count }} αμετάβλητοι",
  "import.undoConfirm#one": "1 φάκελος που δεν άλλαξε κανείς από τότε αρχειοθετείται. Δεν καταστρέφεται.",
  "import.undoConfirm#other":
    "{{ count }} φάκελοι που δεν άλλαξε κανείς από τότε αρχειοθετούνται. Δεν καταστρέφονται.",
  "import.undoRest#one": "Παραλείπεται 1 που δεν έχει εισαχθεί ακόμη. Θα βρίσκεται μόνο στον πίνακά σας.",
  "import.undoRest#other":
    "Παραλείπονται {{ count }} που δεν έχουν εισαχθεί ακόμη. Θα βρίσκονται μόνο στον πίνακά σας.",
};
