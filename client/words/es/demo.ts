import type { demoWords as english } from "../en/demo.ts";
import type { WordsOf } from "../words.ts";

/** Palabras de la consulta de demostración. */
export const demoWords: WordsOf<typeof english> = {
  "demo.title": "Consulta de demostración",
  "demo.text":
    "Todas las personas que aparecen son inventadas y nada sale de este dispositivo. Pruebe lo que quiera; no escriba aquí sobre personas reales.",
  "demo.short":
    "Consulta de demostración: todas las personas son inventadas y está solo en este dispositivo.",
  "demo.making": "Creando la consulta de demostración",
  "demo.progress": "{{ done }} de {{ total }} registros",
  "demo.open": "Abrir la demostración",
  "demo.remove": "Quitar la demostración",
  "demo.removing": "Quitando",
  "demo.look": "Mirar una demostración",
  "demo.lookText":
    "Una consulta inventada con tres profesionales y cuarenta personas, solo en este dispositivo.",
  "demo.noServer": "Una demostración no tiene servidor: está solo en este dispositivo.",
  "demo.passphrase":
    "Ya está escrita: la frase de contraseña de la demostración es «{{ passphrase }}». Si la ha cambiado, escriba la suya.",
  "demo.ownPassphrase": "Usted dio a esta demostración una frase de contraseña propia.",
  "demo.kit":
    "En una demostración la hoja es solo para verla: no hay servidor del que un dispositivo nuevo pueda traer los registros.",
  "demo.colleagues":
    "Las demás personas del equipo son inventadas. En una consulta, aquí se cambian los roles y se quita a alguien.",
  "demo.noInvite": "Una demostración no tiene servidor, así que no se puede invitar a nadie.",
  "demo.noInviteText":
    "En una consulta, aquí elige un rol y crea un enlace, que envía usted directamente. Quien lo abre pide entrar; comparan siete palabras y entonces le deja entrar. Hasta entonces el enlace no abre nada.",
  "demo.noDevice":
    "Una demostración no tiene servidor, así que no se puede añadir otro dispositivo. En una consulta, un enlace o un código trae un segundo, que es el seguro más sencillo contra uno averiado.",
};
