import type { JSX } from "solid-js";
import { Page } from "../../ui/layout.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { createStandingPage } from "./create-way-back.ts";
import { createPagePlace } from "./page-focus.ts";

type InsidePageProps = {
  /** For the window's title; never a person's name. */
  title: string;
  /** What stands on the page itself; the title where there is nothing better. */
  heading?: JSX.Element;
  subtitle?: JSX.Element;
  mark?: JSX.Element;
  breadcrumbs?: JSX.Element;
  actions?: JSX.Element;
  headingRef?: (heading: HTMLElement) => void;
  children: JSX.Element;
};

/** A page of the open practice: heading, way back, actions, content. */
export function InsidePage(props: InsidePageProps): JSX.Element {
  const place = createPagePlace(() => props.title);
  createStandingPage();
  return (
    <Page>
      <PageHeader
        title={props.heading ?? props.title}
        subtitle={props.subtitle}
        mark={props.mark}
        breadcrumbs={props.breadcrumbs}
        actions={props.actions}
        ref={(element) => {
          place.focus(element);
          props.headingRef?.(element);
        }}
      />
      {props.children}
    </Page>
  );
}
