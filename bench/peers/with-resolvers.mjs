// Restate's SDK calls what Node has from 22 on; the house also runs on 20.
Promise.withResolvers ??= function withResolvers() {
  let resolve;
  let reject;
  const promise = new this((kept, broken) => {
    resolve = kept;
    reject = broken;
  });
  return { promise, resolve, reject };
};
