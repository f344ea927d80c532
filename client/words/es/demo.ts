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
};
