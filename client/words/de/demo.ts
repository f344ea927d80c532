import type { demoWords as english } from "../en/demo.ts";
import type { WordsOf } from "../words.ts";

/** Wörter der Demo-Praxis. */
export const demoWords: WordsOf<typeof english> = {
  "demo.title": "Demo-Praxis",
  "demo.text":
    "Alle Personen darin sind erfunden, und nichts davon verlässt dieses Gerät. Probieren Sie aus, was Sie möchten; schreiben Sie hier nicht über echte Menschen.",
  "demo.short": "Demo-Praxis: Alle Personen sind erfunden, und sie liegt nur auf diesem Gerät.",
  "demo.making": "Die Demo-Praxis entsteht",
  "demo.progress": "{{ done }} von {{ total }} Unterlagen",
  "demo.open": "Demo öffnen",
  "demo.remove": "Demo entfernen",
  "demo.removing": "Wird entfernt",
  "demo.look": "In einer Demo umsehen",
  "demo.lookText": "Eine erfundene Praxis mit drei Fachleuten und vierzig Personen, nur auf diesem Gerät.",
  "demo.noServer": "Eine Demo hat keinen Server: Sie liegt nur auf diesem Gerät.",
  "demo.passphrase":
    "Für Sie eingetragen: Die Passphrase der Demo ist „{{ passphrase }}“. Wenn Sie sie geändert haben, geben Sie Ihre ein.",
  "demo.ownPassphrase": "Sie haben dieser Demo eine eigene Passphrase gegeben.",
  "demo.kit":
    "In einer Demo ist das Blatt nur zum Ansehen da: Es gibt keinen Server, von dem ein neues Gerät die Unterlagen holen könnte.",
  "demo.colleagues":
    "Die anderen in einer Demo sind erfunden. In einer Praxis werden hier Rollen geändert und Personen entfernt.",
  "demo.noInvite": "Eine Demo hat keinen Server, deshalb kann niemand eingeladen werden.",
  "demo.noInviteText":
    "In einer Praxis wählen Sie hier eine Rolle und erstellen einen Link, den Sie selbst weitergeben. Wer ihn öffnet, bittet um Aufnahme; Sie vergleichen gemeinsam sieben Wörter und lassen die Person dann herein. Bis dahin öffnet der Link nichts.",
  "demo.noDevice":
    "Eine Demo hat keinen Server, deshalb kann kein weiteres Gerät hinzukommen. In einer Praxis bringt ein Link oder ein Code ein zweites herein; es ist die einfachste Absicherung gegen ein defektes.",
};
