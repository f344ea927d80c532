import type { listWords as english } from "../en/lists.ts";
import type { WordsOf } from "../words.ts";

/** La lista: sus filtros como una frase, las vistas guardadas y la cronología de un expediente. */
export const listWords: WordsOf<typeof english> = {
  "list.show": "Mostrar:",
  "list.status": "Estado",
  "list.whose": "Equipo de atención",
  "list.notes": "Última nota",
  "list.current": "{{ clients }} actuales",
  "list.all": "todos los expedientes",
  "list.withStatus": "{{ clients }} en estado «{{ status }}»",
  "list.anyone": "a cargo de cualquiera",
  "list.mine": "a mi cargo",
  "list.nobody": "sin equipo de atención",
  "list.ofMember": "a cargo de {{ name }}",
  "list.anyNotes": "con o sin notas",
  "list.neverNoted": "sin ninguna nota",
  "list.notNoted#one": "sin notas desde hace 1 día",
  "list.notNoted#other": "sin notas desde hace {{ count }} días",
  "list.reset": "Mostrar la lista habitual",
  "list.noNote": "Ninguna todavía",
  "list.keys": "Buscar en esta lista",
  "list.everywhere": "Se busca en todo, también en los expedientes archivados",

  "views.title": "Vistas",
  "views.save": "Guardar esta vista",
  "views.saveText":
    "Conserva estos filtros y el orden con un nombre. Solo usted la ve, en todos sus dispositivos.",
  "views.name": "Nombre de la vista",
  "views.remove": "Quitar «{{ name }}»",
  "views.saved": "Vista guardada.",
  "views.removed": "Vista quitada.",
  "views.unnamed": "Ponga un nombre a la vista.",

  "timeline.title": "Cronología",
  "timeline.text": "Lo que ha ocurrido, lo más reciente primero.",
  "timeline.opened": "Expediente abierto",
  "timeline.status": "Estado: {{ status }}",
  "timeline.marked": "Marcado como «{{ mark }}»",
  "timeline.unmarked": "Ya no está marcado como «{{ mark }}»",
  "mark.restricted": "restringido",
  "mark.legal-hold": "retención legal",
  "mark.deceased": "fallecimiento",
  "timeline.joined": "{{ name }} está en el equipo de atención",
  "timeline.by": "por {{ name }}",
  "timeline.filesOnly": "Las notas no aparecen: su rol no las abre.",
  "timeline.empty": "Todavía no ha ocurrido nada",
  "timeline.emptyText":
    "Las sesiones y los cambios de estado y del equipo de atención aparecen aquí por sí solos, mes a mes.",
};
