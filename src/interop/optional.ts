/** One member or none, for objects whose members must not be `undefined`. */
export const maybe = <Key extends string, Value>(key: Key, value: Value | undefined) =>
  (value === undefined ? {} : { [key]: value }) as { [key in Key]?: Value }; // one key or none
