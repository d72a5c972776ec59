/**
 * Lets the page's time begin at a given moment and run on from there, so that a sample day of the past looks as it did
 * on that day: "now", relative ranges and every age on the screen fit its lines.
 *
 * @param nowMs ms since the epoch, UTC
 */
export function startClock(nowMs: number) {
  const RealDate = Date;
  const offsetMs = nowMs - RealDate.now();
  const now = () => RealDate.now() + offsetMs;
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length > 0 ? args : [now()], newTarget) as Date,
    apply: () => new RealDate(now()).toString(),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  });
}
