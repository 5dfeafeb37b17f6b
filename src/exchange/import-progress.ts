import type { ImportPhase } from "./import.ts";
import type { ProgressView } from "./source.ts";

/** How far an import is, as its row keeps it. Instants are ISO. */
export interface KeptProgress {
  readonly phase: ImportPhase;
  readonly phase_at: string;
  readonly done: number;
  readonly of: number | null;
  readonly share: number | null;
  readonly updated_at: string;
}

/** Of a rate of the first seconds nobody can tell anything, in ms. */
const steadyAfter = 3_000;
/** And of a phase that is hardly begun neither. */
const steadyFrom = 0.03;

/** How fast an import is and how long its phase will still take, by what it has done since the phase began. */
export function progressOf({ phase, phase_at, done, of, share, updated_at }: KeptProgress): ProgressView {
  const passed = Math.max(0, Date.parse(updated_at) - Date.parse(phase_at));
  const whole = share ?? (of ? Math.min(1, done / of) : undefined);
  const isSteady = passed >= steadyAfter;
  return {
    phase,
    since: phase_at,
    done,
    ...(of !== null && { of }),
    ...(whole !== undefined && { share: whole }),
    ...(isSteady && done > 0 && { rate: Math.round((done * 1_000) / passed) }),
    ...(isSteady &&
      whole !== undefined &&
      whole >= steadyFrom && { left: Math.round((passed * (1 - whole)) / whole / 1_000) }),
    updatedAt: updated_at,
  };
}
