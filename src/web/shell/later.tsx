import { lazyRouteComponent } from "@tanstack/react-router";
import { type ComponentProps, type ComponentType, Suspense } from "react";

// biome-ignore lint/suspicious/noExplicitAny: a module's components take whatever they take; the one that is named keeps its props
type AnyPart = ComponentType<any>;

/**
 * A part of a page that comes after it: what not every reader sees need not be sent to every reader. Nothing stands in its place
 * meanwhile.
 */
export function later<Module extends Record<Name, AnyPart>, Name extends string>(
  load: () => Promise<Module>,
  name: Name,
) {
  const Part = lazyRouteComponent(load, name) as AnyPart; // the router's type would want it to be a page
  return function Later(props: ComponentProps<Module[Name]>) {
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
}
