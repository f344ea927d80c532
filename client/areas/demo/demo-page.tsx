import { useNavigate } from "@solidjs/router";
import { createSignal, type JSX, onMount, Show } from "solid-js";
import type { PracticeId } from "../../../crypto/public/ids.ts";
import { makeDemoPractice } from "../../model/demo/demo-practice.ts";
import { memberId } from "../../model/ids.ts";
import { createAction } from "../../state/action.ts";
import { useDevice } from "../../state/device.tsx";
import { handleWithin, useEngine } from "../../state/engine.tsx";
import { faultOf } from "../../state/faults.ts";
import { Button } from "../../ui/button.tsx";
import { ProgressBar } from "../../ui/progress-bar.tsx";
import { useWords } from "../../words/words-context.tsx";
import { EntryPage } from "../frame/entry-page.tsx";
import { FaultNotice } from "../frame/fault-notice.tsx";
import { OnlyWhenClosed } from "../frame/only-when-closed.tsx";
import { DEMO_PASSPHRASE } from "./demo-passphrase.ts";
import { loadDemoTexts } from "./load-demo-texts.ts";
import { writeDemo } from "./write-demo.ts";

/** Makes the demo practice, or opens the one that is here already. */
export default function DemoPage(): JSX.Element {
  return (
    <OnlyWhenClosed>
      <Making />
    </OnlyWhenClosed>
  );
}

const SEED = 7;

function Making(): JSX.Element {
  const engine = useEngine();
  const device = useDevice();
  const navigate = useNavigate();
  const { t, language, resolve } = useWords();
  const [progress, setProgress] = createSignal({ done: 0, total: 0 });
  const make = createAction(async () => {
    const state = engine.state();
    const before = state.at === "closed" ? state.practices.find(({ demo }) => demo) : undefined;
    if (before !== undefined && device.setting("demo") === before.practice) {
      await openAgain(before.practice);
    } else {
      // One that was interrupted while it was made is half of one.
      if (before !== undefined) await engine.call("forget", { practice: before.practice, evenUnsent: true });
      await makeAnew();
    }
    navigate("/today", { replace: true });
  });
  /** Somebody may have given it a passphrase of their own; the lock screen then asks for that. */
  const openAgain = async (practice: PracticeId): Promise<void> => {
    try {
      await engine.call("unlock", { practice, passphrase: DEMO_PASSPHRASE });
    } catch (error) {
      if (faultOf(error) !== "wrong-passphrase") throw error;
    }
  };
  const makeAnew = async (): Promise<void> => {
    const texts = await loadDemoTexts(language().tag);
    const practice = makeDemoPractice({ seed: SEED, todayMs: Date.now(), texts });
    const open = await engine.call("createPractice", {
      practiceName: practice.name,
      ownName: practice.colleagues[0]?.name ?? "",
      passphrase: DEMO_PASSPHRASE,
      demo: true,
    });
    const onProgress = (done: number, total: number): void => void setProgress({ done, total });
    try {
      const within = handleWithin(engine, open);
      await within.call("declineRecoveryKit", { statement: "demo" });
      const { practiceDocument } = open;
      const self = memberId(open.member);
      await writeDemo({ engine: within, practice, practiceDocument, resolve, self, onProgress });
    } catch (error) {
      await engine.call("forget", { practice: open.practice, evenUnsent: true });
      throw error;
    }
    device.set("demo", open.practice);
  };
  onMount(() => void make.run());
  return (
    <EntryPage
      title={t("demo.title")}
      text={t("demo.text")}
      back={{ href: "/welcome", label: t("action.back") }}
    >
      <Show
        when={make.fault()}
        fallback={
          <ProgressBar
            label={t("demo.making")}
            value={progress().total > 0 ? progress().done / progress().total : undefined}
            detail={progress().total > 0 ? t("demo.progress", progress()) : undefined}
          />
        }
      >
        <FaultNotice fault={make.fault()} />
        <div>
          <Button kind="primary" onPress={() => void make.run()}>
            {t("action.retry")}
          </Button>
        </div>
      </Show>
    </EntryPage>
  );
}
