import { useLingui } from "@lingui/react/macro";

/**
 * "Algebra 1, Period 3": periods are numbers in some systems, names in others, and both in Ed-Fi ("03 - Traditional"), where some
 * titles end with them already.
 */
export function useClassTitle(): (inClass: { title: string; period?: string | undefined }) => string {
  const { t } = useLingui();
  return ({ title, period }) => {
    if (!period) return title;
    const course = title.endsWith(period) ? title.slice(0, -period.length).replace(/[\s,:-]+$/, "") : title;
    const [, number, schedule] = /^0*(\d+)(?:\s*-\s*(\S.*))?$/.exec(period) ?? [];
    if (!course) return title;
    if (number && schedule) return t`${course}, Period ${number} (${schedule})`;
    if (number) return t`${course}, Period ${number}`;
    return course.includes(period) ? course : `${course}, ${period}`;
  };
}
