// Imported first: says so when Node is too old for everything else.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `需要 Node.js 20.19 或更新版本，当前为 ${process.versions.node}。请从 https://nodejs.org 安装。\n` +
      `Node.js 20.19 or newer is needed, this is ${process.versions.node}. Install it from https://nodejs.org.`,
  );
  process.exit(1);
}
