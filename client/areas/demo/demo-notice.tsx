import { useNavigate } from "@solidjs/router";
import type { JSX } from "solid-js";
import { createAction } from "../../state/action.ts";
import { useEngine } from "../../state/engine.tsx";
import { usePractice } from "../../state/practice.tsx";
import { Button } from "../../ui/button.tsx";
import { Ribbon } from "../../ui/ribbon.tsx";
import { useWords } from "../../words/words-context.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";

/** Above every page of the demo: what this is, and the way out of it. */
export function DemoNotice(): JSX.Element {
  const engine = useEngine();
  const practice = usePractice();
  const navigate = useNavigate();
  const { t } = useWords();
  const remove = createAction(async () => {
    await engine.call("forget", { practice: practice.open().practice, evenUnsent: true });
    navigate("/welcome", { replace: true });
  });
  return (
    <>
      <Ribbon
        action={
          <Button
            kind="quiet"
            busy={remove.busy()}
            busyLabel={t("demo.removing")}
            onPress={() => void remove.run()}
          >
            {t("demo.remove")}
          </Button>
        }
      >
        {t("demo.short")}
      </Ribbon>
      <FaultNotice fault={remove.fault()} />
    </>
  );
}
