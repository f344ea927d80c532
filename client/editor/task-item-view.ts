/** A task with a checkbox that can be pressed; by keyboard Mod-Enter does the same from the task's text. */
import type { NodeViewConstructor } from "prosemirror-view";

export function taskItemView(doneLabel: () => string): NodeViewConstructor {
  return (first, view, getPos) => {
    let node = first;
    const dom = document.createElement("li");
    const box = document.createElement("input");
    const contentDOM = document.createElement("div");
    box.type = "checkbox";
    box.tabIndex = -1;
    box.contentEditable = "false";
    box.setAttribute("aria-label", doneLabel());
    dom.append(box, contentDOM);
    const show = (): void => {
      const checked = node.attrs["checked"] === true;
      box.checked = checked;
      dom.dataset["checked"] = String(checked);
    };
    box.addEventListener("change", () => {
      const pos = getPos();
      if (pos === undefined || !view.editable) return show();
      view.dispatch(view.state.tr.setNodeAttribute(pos, "checked", box.checked));
    });
    show();
    return {
      dom,
      contentDOM,
      update(next) {
        if (next.type !== node.type) return false;
        node = next;
        show();
        return true;
      },
      stopEvent: (event) => event.target === box,
      ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
    };
  };
}
