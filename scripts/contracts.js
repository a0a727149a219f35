// Compiles the contracts with the pinned solc; any warning is an error.
//
//   node scripts/contracts.js BUILD_DIR BINDINGS_DIR
//
// BUILD_DIR gets one NAME.json a contract: name, abi, bytecode. BINDINGS_DIR
// gets bindings.go. The output depends alone on the sources and on the versions
// in package-lock.json and go.mod.
'use strict';
const { execFileSync } = require('child_process');
const fs = require('fs');
const path = require('path');
const solc = require('solc');

// What is deployed, by source; libraries and interfaces come with it.
const contracts = {
  'contracts/AttestationVerifier.sol': 'AttestationVerifier',
  'contracts/Directory.sol': 'Directory',
  'contracts/Executors.sol': 'Executors',
  'contracts/Jobs.sol': 'Jobs',
  'contracts/SecretManager.sol': 'SecretManager',
  'contracts/SecretStore.sol': 'SecretStore',
  'contracts/TeeManager.sol': 'TeeManager',
  'contracts/TestToken.sol': 'TestToken',
  'contracts/UserCode.sol': 'UserCode',
  'contracts/gasbench/BareSecrets.sol': 'BareSecrets',
  'examples/consumer/QuoteConsumer.sol': 'QuoteConsumer',
};
// How much code may grow to save gas at run time: as much as the compiler
// likes, but for a contract that would then exceed maxRuntimeBytes.
const optimizerRuns = 1000000;
const fewerRuns = { 'contracts/SecretManager.sol': 5000 };
// Sources for tests alone: every contract in the folder. They get no binding.
const testFolder = 'contracts/testdata';

function readSource(name) {
  return fs.readFileSync(name.startsWith('@') ? path.join('node_modules', name) : name, 'utf8');
}

function findImport(name) {
  try {
    return { contents: readSource(name) };
  } catch (err) {
    return { error: err.message };
  }
}

function testSources() {
  if (!fs.existsSync(testFolder)) return [];
  return fs.readdirSync(testFolder).filter((f) => f.endsWith('.sol')).sort().map((f) => `${testFolder}/${f}`);
}

function compileAll() {
  const files = [...Object.keys(contracts), ...testSources()];
  const compiled = compile(files.filter((f) => !(f in fewerRuns)), optimizerRuns);
  for (const [file, runs] of Object.entries(fewerRuns)) compiled[file] = compile([file], runs)[file];
  return compiled;
}

function compile(files, runs) {
  const sources = {};
  for (const file of files) sources[file] = { content: readSource(file) };
  const input = {
    language: 'Solidity',
    sources,
    settings: {
      // The newest rules that Ethereum and its large rollups all have.
      evmVersion: 'cancun',
      viaIR: true,
      optimizer: { enabled: true, runs },
      // Without the hash of the metadata, comments do not change bytecode.
      metadata: { bytecodeHash: 'none', appendCBOR: false },
      outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'evm.deployedBytecode.object'] } },
    },
  };
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: findImport }));
  const messages = output.errors || [];
  for (const m of messages) process.stderr.write(m.formattedMessage);
  if (messages.length > 0) {
    console.error(`scripts/contracts.js: ${messages.length} compiler message(s); warnings count as errors`);
    process.exit(1);
  }
  return output.contracts;
}

const maxRuntimeBytes = 24576; // EIP-170

function write(buildDir, name, contract) {
  const size = contract.evm.deployedBytecode.object.length / 2;
  if (size > maxRuntimeBytes) {
    console.error(`scripts/contracts.js: ${name} has ${size} bytes, more than ${maxRuntimeBytes}`);
    process.exit(1);
  }
  const artefact = { name, abi: contract.abi, bytecode: '0x' + contract.evm.bytecode.object };
  fs.writeFileSync(path.join(buildDir, `${name}.json`), JSON.stringify(artefact, null, 1) + '\n');
}

// abigen names the type of a function's several results after the function
// alone, which collides when two contracts have the function. The second one's
// gets the contract's name in front.
function resolveCollisions(source) {
  const seen = new Set();
  const sections = source.split(/^(?=\/\/ \w+MetaData contains)/m);
  return sections.map((section) => {
    const contract = (/^\/\/ (\w+)MetaData contains/.exec(section) || [])[1];
    for (const [, type] of section.matchAll(/^type (\w+Output) struct/gm)) {
      if (seen.has(type)) section = section.replace(new RegExp(`\\b${type}\\b`, 'g'), contract + type);
      seen.add(type);
    }
    return section;
  }).join('');
}

function bind(bindingsDir, compiled) {
  const combined = { contracts: {}, version: solc.version() };
  for (const [file, name] of Object.entries(contracts)) {
    const { abi, evm } = compiled[file][name];
    combined.contracts[`${file}:${name}`] = {
      abi, bin: evm.bytecode.object, 'bin-runtime': '', srcmap: '', 'srcmap-runtime': '', metadata: '', hashes: {},
    };
  }
  const generated = execFileSync('go', ['tool', 'abigen', '--v2', '--pkg', 'bindings', '--combined-json', '-'], {
    input: JSON.stringify(combined), encoding: 'utf8', maxBuffer: 1 << 28,
  });
  // abigen's one error text that begins with a capital, which the linter minds.
  const linted = resolveCollisions(generated).replaceAll('errors.New("Unknown error")', 'errors.New("unknown error")');
  const formatted = execFileSync('gofmt', [], { input: linted, encoding: 'utf8', maxBuffer: 1 << 28 });
  fs.writeFileSync(path.join(bindingsDir, 'bindings.go'), formatted);
}

function main(args) {
  if (args.length !== 2) {
    console.error('usage: node scripts/contracts.js BUILD_DIR BINDINGS_DIR');
    process.exit(2);
  }
  const [buildDir, bindingsDir] = args;
  const compiled = compileAll();
  for (const [file, name] of Object.entries(contracts)) write(buildDir, name, compiled[file][name]);
  for (const file of testSources()) {
    for (const [name, contract] of Object.entries(compiled[file])) {
      if (contract.evm.bytecode.object !== '') write(buildDir, name, contract);
    }
  }
  bind(bindingsDir, compiled);
}

main(process.argv.slice(2));
