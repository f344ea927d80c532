import type { editorWords as english } from "../en/editor.ts";
import type { WordsOf } from "../words.ts";

export const editorWords: WordsOf<typeof english> = {
  "editor.bold": "Negrita",
  "editor.italic": "Cursiva",
  "editor.underline": "Subrayado",
  "editor.title": "Título",
  "editor.heading": "Encabezado",
  "editor.subheading": "Subencabezado",
  "editor.bulletList": "Lista con viñetas",
  "editor.numberedList": "Lista numerada",
  "editor.taskList": "Lista de tareas",
  "editor.quote": "Cita",
  "editor.rule": "Línea divisoria",
  "editor.link": "Enlace",
  "editor.undo": "Deshacer su último cambio",
  "editor.redo": "Rehacer su último cambio",
  "editor.taskDone": "Hecho",
  "editor.empty": "Escriba aquí",
  "editor.linkAddress": "Dirección",
  "editor.linkHint": "Una página web, una dirección de correo o un número de teléfono",
  "editor.linkRefused": "Solo se pueden enlazar páginas web, direcciones de correo y números de teléfono.",
  "editor.linkApply": "Poner enlace",
  "editor.linkRemove": "Quitar enlace",
  "editor.linkOpen": "Abrir en una pestaña nueva",
  "editor.cancel": "Cancelar",
  "editor.close": "Cerrar",
  "editor.pasteTooLarge":
    "Es demasiado para pegarlo de una vez: el límite es de {{ limit }} caracteres. No se ha pegado nada. Péguelo por partes o guárdelo como documento.",
  "editor.newerTitle": "Escrito con una versión más reciente de Claros",
  "editor.newerText":
    "Este texto contiene algo que esta versión no puede mostrar. Puede leer sus palabras aquí; actualice Claros para editarlo. No se ha cambiado nada.",
};
