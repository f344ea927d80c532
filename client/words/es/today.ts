import type { todayWords as english } from "../en/today.ts";
import type { WordsOf } from "../words.ts";

export const todayWords: WordsOf<typeof english> = {
  "today.compare": "Comparar las palabras",
  "today.waiting#one": "Un borrador suyo, primero el de la sesión más antigua.",
  "today.waiting#other": "{{ count }} borradores suyos, primero el de la sesión más antigua.",
  "today.noDrafts": "Ninguna nota le espera.",
  "today.noDraftsText":
    "Una nota empezada se queda aquí hasta que esté terminada, para que no se olvide ninguna sesión. Empiece una en la página de cada {{ client }}.",
  "today.more": "{{ count }} más",
  "today.lastChanged": "Cambios recientes",

  "steps.title": "Primeros pasos",
  "steps.text": "Cada uno lleva un minuto. Esta lista desaparece cuando todo está hecho.",
  "steps.hide": "Ocultar esta lista",
  "steps.done": "Hecho",
  "steps.kit": "Imprimir su hoja de recuperación",
  "steps.kitText":
    "El único camino de vuelta si se pierden todos los dispositivos. Nadie más puede ayudar; está hecho así a propósito.",
  "steps.kitFirst":
    "Antes, su hoja de recuperación o la renuncia a ella: hasta entonces, un solo dispositivo averiado podría llevarse los registros.",
  "steps.toKit": "A la hoja de recuperación",
  "steps.keep": "Dejar que el navegador conserve los registros",
  "steps.keepText":
    "De lo contrario, puede borrarlos cuando el disco esté lleno. Quizá el navegador le pregunte.",
  "steps.goOn": "Leído",
  "steps.notKept": "Saber que este navegador puede borrar su copia",
  "steps.client": "Abrir el primer expediente",
  "steps.clientText": "Un nombre basta para empezar; todo lo demás puede esperar.",
  "steps.note": "Escribir una primera nota",
  "steps.noteText": "Se guarda mientras escribe. Fíjese en las palabras de la parte superior de la página.",
  "steps.clientFirst": "Antes, el expediente al que pertenece.",
  "steps.colleague": "Invitar a alguien",
  "steps.colleagueText": "Cada persona recibe lo que su rol puede leer, y ni una página más.",
  "steps.alone": "Trabajo por mi cuenta",
};
