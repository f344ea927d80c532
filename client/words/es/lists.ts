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
  "list.showAll": "Mostrar todo",
  "list.excludes": "Nadie queda en la lista por: {{ filters }}. Elija otra cosa ahí o busque por nombre.",
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
  "mark.badge.restricted": "Limitado",
  "mark.badge.legal-hold": "Retención legal",
  "mark.badge.deceased": "Fallecimiento",
  "mark.text.restricted":
    "El tratamiento de los datos está limitado. El expediente puede leerse por un motivo, pero no cambiarse.",
  "mark.text.legal-hold":
    "Nada de este expediente puede destruirse, digan lo que digan sus plazos, hasta que se levante la retención.",
  "mark.text.deceased": "Quien responda en los números y direcciones de aquí puede ser un familiar.",
  "mark.since": "Desde el {{ date }}, por {{ name }}.",
  "mark.sinceBecause": "Desde el {{ date }}, por {{ name }}: {{ reason }}",
  "mark.set.legal-hold": "Poner bajo retención legal",
  "mark.set.deceased": "Anotar el fallecimiento",
  "mark.lift.legal-hold": "Levantar la retención legal",
  "mark.lift.deceased": "Retirar la nota de fallecimiento",
  "mark.title.set.legal-hold": "Poner a {{ name }} bajo retención legal",
  "mark.title.set.deceased": "Anotar el fallecimiento de {{ name }}",
  "mark.title.lift.legal-hold": "Levantar la retención legal de {{ name }}",
  "mark.title.lift.deceased": "Retirar la nota de fallecimiento de {{ name }}",
  "mark.liftText": "La cronología conserva que se puso y que se retiró.",
  "mark.whoSetsHold":
    "La retención legal la establecen titulares y quienes atienden a personas. Pídalo a alguien con ese rol.",
  "mark.whoLiftsHold":
    "La retención legal solo la levantan titulares de la consulta. Pídalo a alguien con ese rol.",
  "mark.overtaken":
    "Mientras tanto se hizo en otro lugar: no se ha registrado nada, tampoco su motivo. Lo que escribió sigue aquí hasta que cierre.",
  "timeline.joined": "{{ name }} está en el equipo de atención",
  "timeline.by": "por {{ name }}",
  "timeline.filesOnly": "Las notas no aparecen: su rol no las abre.",
  "timeline.empty": "Todavía no ha ocurrido nada",
  "timeline.emptyText":
    "Las sesiones y los cambios de estado y del equipo de atención aparecen aquí por sí solos, mes a mes.",
};
