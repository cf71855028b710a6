package org.clew.cli;

import static org.clew.cli.Entry.group;
import static org.clew.cli.Entry.leaf;

import java.util.List;
import org.clew.cli.admin.Completion;
import org.clew.cli.admin.Status;
import org.clew.cli.archive.ArchiveCreate;
import org.clew.cli.archive.ArchiveImport;
import org.clew.cli.archive.ArchiveInfo;
import org.clew.cli.cache.CacheExplain;
import org.clew.cli.cache.CacheMark;
import org.clew.cli.calcjob.CleanWorkdir;
import org.clew.cli.calcjob.GotoComputer;
import org.clew.cli.calcjob.InputCat;
import org.clew.cli.calcjob.InputLs;
import org.clew.cli.calcjob.OutputCat;
import org.clew.cli.calcjob.OutputLs;
import org.clew.cli.calcjob.RemoteCat;
import org.clew.cli.calcjob.RemoteLs;
import org.clew.cli.calcjob.Results;
import org.clew.cli.cluster.ClusterCertificates;
import org.clew.cli.code.CodeCreateContainerized;
import org.clew.cli.code.CodeCreateInstalled;
import org.clew.cli.code.CodeCreatePortable;
import org.clew.cli.code.CodeList;
import org.clew.cli.code.CodeShow;
import org.clew.cli.code.CodeSwitch;
import org.clew.cli.code.CodeTest;
import org.clew.cli.computer.ComputerConfigure;
import org.clew.cli.computer.ComputerDelete;
import org.clew.cli.computer.ComputerList;
import org.clew.cli.computer.ComputerSetup;
import org.clew.cli.computer.ComputerShow;
import org.clew.cli.computer.ComputerSwitch;
import org.clew.cli.computer.ComputerTest;
import org.clew.cli.config.ConfigCaching;
import org.clew.cli.config.ConfigGet;
import org.clew.cli.config.ConfigList;
import org.clew.cli.config.ConfigSet;
import org.clew.cli.config.ConfigUnset;
import org.clew.cli.data.DataExport;
import org.clew.cli.data.DataImport;
import org.clew.cli.data.DataShow;
import org.clew.cli.engine.ClusterStatus;
import org.clew.cli.engine.ControlCommand;
import org.clew.cli.engine.DaemonLogs;
import org.clew.cli.engine.DaemonResize;
import org.clew.cli.engine.DaemonRestart;
import org.clew.cli.engine.DaemonStart;
import org.clew.cli.engine.DaemonStatus;
import org.clew.cli.engine.DaemonStop;
import org.clew.cli.engine.DemoCommand;
import org.clew.cli.engine.ForkCommand;
import org.clew.cli.engine.MigrateCommand;
import org.clew.cli.engine.ParseCommand;
import org.clew.cli.engine.PluginInstall;
import org.clew.cli.engine.PluginList;
import org.clew.cli.engine.PluginRemove;
import org.clew.cli.engine.PluginUse;
import org.clew.cli.engine.RetryCommand;
import org.clew.cli.engine.RunCommand;
import org.clew.cli.engine.StopCommand;
import org.clew.cli.engine.SubmitCommand;
import org.clew.cli.export.ExportProv;
import org.clew.cli.export.ExportRoCrate;
import org.clew.cli.group.GroupCommands;
import org.clew.cli.node.CommentCommands;
import org.clew.cli.node.NodeAttributes;
import org.clew.cli.node.NodeDelete;
import org.clew.cli.node.NodeExtras;
import org.clew.cli.node.NodeGraph;
import org.clew.cli.node.NodeList;
import org.clew.cli.node.NodeRehash;
import org.clew.cli.node.NodeShow;
import org.clew.cli.node.NodeText;
import org.clew.cli.node.NodeTree;
import org.clew.cli.node.RepoCat;
import org.clew.cli.node.RepoDump;
import org.clew.cli.node.RepoLs;
import org.clew.cli.process.ProcessCallRoot;
import org.clew.cli.process.ProcessCheckpoints;
import org.clew.cli.process.ProcessExportJournal;
import org.clew.cli.process.ProcessInputs;
import org.clew.cli.process.ProcessList;
import org.clew.cli.process.ProcessReport;
import org.clew.cli.process.ProcessShow;
import org.clew.cli.process.ProcessStatus;
import org.clew.cli.process.ProcessWatch;
import org.clew.cli.process.ProcessWhy;
import org.clew.cli.storage.CassandraStart;
import org.clew.cli.storage.StorageBackup;
import org.clew.cli.storage.StorageInfo;
import org.clew.cli.storage.StorageInit;
import org.clew.cli.storage.StorageIntegrity;
import org.clew.cli.storage.StorageMaintain;
import org.clew.cli.storage.StorageMigrate;
import org.clew.cli.storage.StorageRestore;

/** All commands, in the order in which help lists them. */
final class Commands {
  static final List<Entry> ROOT = List.of(
      leaf("demo", "Run the example of a whole workflow, with real jobs; --crash kills the engine on the way.", DemoCommand::new),
      leaf("run", "Run a process and wait for its end.", RunCommand::new),
      leaf("submit", "Hand processes to the engine that is up, or to the next one.", SubmitCommand::new),
      group("process", "Look at processes and steer them.",
          leaf("list", "List processes, newest first; by default those that have not ended.", ProcessList::new),
          leaf("show", "Show a process: its node, inputs, outputs, caller and called processes.", ProcessShow::new),
          leaf("inputs", "Print its inputs as a file for 'clew run --inputs'.", ProcessInputs::new),
          leaf("status", "Show the tree of the processes it called.", ProcessStatus::new),
          leaf("report", "Show its log messages and those of all processes it called.", ProcessReport::new),
          leaf("why", "Say what it waits for.", ProcessWhy::new),
          leaf("call-root", "Show the process at the top of the calls that led to it.", ProcessCallRoot::new),
          leaf("checkpoints", "List, name and show the moments one can go back to.", ProcessCheckpoints::new),
          leaf("fork", "Make a process that goes on from a checkpoint of another one.", ForkCommand::new),
          leaf("migrate", "Let processes go on with the code of today.", MigrateCommand::new),
          leaf("export-journal", "Write all that happened to it, for tests that replay it against changed code.",
              ProcessExportJournal::new),
          leaf("pause", "Pause processes after the step that runs now.", ControlCommand::pause),
          leaf("play", "Let paused processes go on.", ControlCommand::play),
          leaf("kill", "Kill processes, their jobs and everything they called.", ControlCommand::kill),
          leaf("stop", "Stop the jobs of calculation jobs and keep what they have made.", StopCommand::new),
          leaf("retry", "Do a phase of a calculation job or a step of a work chain again.", RetryCommand::new),
          group("cache", "Results that are taken from earlier calculations.",
              leaf("explain", "Say why a calculation was or was not taken from the cache, or how two differ.", CacheExplain::new),
              leaf("invalidate", "Let nobody take the results of these calculations any more.", CacheMark::invalidate),
              leaf("validate", "Let others take the results of these calculations again.", CacheMark::validate)),
          leaf("watch", "Print changes as they happen, until the named processes have ended.", ProcessWatch::new)),
      group("calcjob", "Look at the files and results of calculation jobs.",
          leaf("inputls", "List the files that were made for the job.", InputLs::new),
          leaf("inputcat", "Print a file that was made for the job.", InputCat::new),
          leaf("outputls", "List the files that were retrieved.", OutputLs::new),
          leaf("outputcat", "Print a retrieved file.", OutputCat::new),
          leaf("res", "Print the results (the default output node).", Results::new),
          leaf("parse", "Parse again what an ended job brought back, in a process of its own.", ParseCommand::new),
          leaf("remotels", "List the working directory of the job.", RemoteLs::new),
          leaf("remotecat", "Print a file of the working directory.", RemoteCat::new),
          leaf("gotocomputer", "Open a shell in the working directory.", GotoComputer::new),
          leaf("cleanworkdir", "Empty the working directory.", CleanWorkdir::new)),
      group("node", "Look at data and processes as a graph.",
          leaf("list", "List nodes, newest first.", NodeList::new),
          leaf("show", "Show a node with its links, extras, comments and groups.", NodeShow::new),
          leaf("tree", "Show where a node comes from, as a tree.", NodeTree::new),
          leaf("rehash", "Compute anew what calculations are found by in the cache.", NodeRehash::new),
          leaf("graph", "Draw the provenance around a node.", NodeGraph::new),
          leaf("label", "Show or set the label of nodes.", NodeText::label),
          leaf("description", "Show or set the description of nodes.", NodeText::description),
          leaf("attributes", "Show the attributes of nodes.", NodeAttributes::new),
          leaf("extras", "Show, set and delete extras of nodes.", NodeExtras::new),
          leaf("delete", "Delete nodes and everything that makes no sense without them.", NodeDelete::new),
          group("comment", "Comments on nodes.", CommentCommands::all),
          group("repo", "Look at the files of a node.",
              leaf("ls", "List them.", RepoLs::new),
              leaf("cat", "Print one.", RepoCat::new),
              leaf("dump", "Write all of them into a folder.", RepoDump::new))),
      group("group", "Collect nodes in groups.", GroupCommands::all),
      group("data", "Show values, and exchange them with other programs.",
          leaf("show", "Show a value.", DataShow::new),
          leaf("export", "Write a value as XYZ, CIF, POSCAR, npy, CSV, JSON or the file that it is.", DataExport::new),
          leaf("import", "Make a node of a file.", DataImport::new)),
      group("export", "Write provenance for other programs.",
          leaf("prov", "As W3C PROV-JSON.", ExportProv::new),
          leaf("ro-crate", "As an RO-Crate with all files, a folder or a zip file.", ExportRoCrate::new)),
      group("archive", "Carry parts of the graph from one store to another.",
          leaf("create", "Write nodes, with all that they were made from, into a file.", ArchiveCreate::new),
          leaf("info", "Say what is in an archive.", ArchiveInfo::new),
          leaf("import", "Bring archives of Clew or AiiDA into this store.", ArchiveImport::new)),
      group("computer", "Set up the computers that jobs run on.",
          leaf("setup", "Set up a computer, or change one with --update.", ComputerSetup::new),
          group("configure", "Say how to log in on a computer.", ComputerConfigure::commands),
          leaf("test", "Try everything that jobs will need there.", ComputerTest::new),
          leaf("list", "List the computers.", ComputerList::new),
          leaf("show", "Show a computer and how one logs in there.", ComputerShow::new),
          leaf("enable", "Let jobs use a computer again.", ComputerSwitch::enable),
          leaf("disable", "Keep everything away from a computer; its jobs wait.", ComputerSwitch::disable),
          leaf("delete", "Forget a computer that nothing needs.", ComputerDelete::new)),
      group("code", "Set up the programs that jobs run.",
          group("create", "Store a code.",
              leaf("installed", "A program that is on the computer already.", CodeCreateInstalled::new),
              leaf("portable", "A program whose files are kept here and copied to wherever a job runs.", CodeCreatePortable::new),
              leaf("containerized", "A program inside a container image.", CodeCreateContainerized::new)),
          leaf("list", "List codes.", CodeList::new),
          leaf("show", "Show a code.", CodeShow::new),
          leaf("test", "Look whether the program is there.", CodeTest::new),
          leaf("hide", "Take a code out of the list; its label is free again.", CodeSwitch::hide),
          leaf("reveal", "Put a hidden code back into the list.", CodeSwitch::reveal)),
      group("daemon", "Start, stop and look at the engine in the background.",
          leaf("start", "Start it and return when it answers.", DaemonStart::new),
          leaf("stop", "Stop it; nothing is lost.", DaemonStop::new),
          leaf("restart", "Stop it and start it again.", DaemonRestart::new),
          leaf("status", "Say whether it is up and what it uses.", DaemonStatus::new),
          leaf("incr", "Give it more workers.", DaemonResize::more),
          leaf("decr", "Give it fewer workers.", DaemonResize::fewer),
          leaf("logs", "Print its log.", DaemonLogs::new)),
      group("cluster", "Nodes that run processes together, on one machine or several.",
          leaf("status", "List the nodes and what each holds.", ClusterStatus::new),
          leaf("certificates", "Make or renew the certificates by which nodes know each other.", ClusterCertificates::new)),
      group("plugin", "Look at what can be launched, and install more.",
          leaf("list", "List processes, show the ports and exit codes of one, or list the plugins.", PluginList::new),
          leaf("install", "Install a plugin, or another version of one, for all engines of the store.", PluginInstall::new),
          leaf("use", "Choose the version that new processes take.", PluginUse::new),
          leaf("remove", "Remove a plugin that no unfinished process needs.", PluginRemove::new)),
      group("storage", "Look at the store, tidy it up, save it, and move between kinds of stores.",
          leaf("info", "Say where the store is and what it holds.", StorageInfo::new),
          leaf("init", "Make the store that the settings name, or bring it up to date.", StorageInit::new),
          leaf("integrity", "Check journal, provenance and files.", StorageIntegrity::new),
          leaf("maintain", "Pack files and remove those that nothing needs.", StorageMaintain::new),
          leaf("backup", "Copy everything into a folder of backups while engines work.", StorageBackup::new),
          leaf("restore", "Bring a backup into an empty home.", StorageRestore::new),
          leaf("migrate", "Copy everything into a store of another kind and use that from then on.", StorageMigrate::new)),
      group("cassandra", "Try the store for large clusters on this machine.",
          leaf("start", "Run a Cassandra node here, for development, until Ctrl-C.", CassandraStart::new)),
      group("config", "Look at settings and change them.",
          leaf("list", "List all settings with their values.", ConfigList::new),
          leaf("get", "Print the value of a setting.", ConfigGet::new),
          leaf("set", "Change a setting.", ConfigSet::new),
          leaf("caching", "List which processes may be taken from the cache.", ConfigCaching::new),
          leaf("unset", "Give a setting its default back.", ConfigUnset::new)),
      leaf("status", "Say whether everything is in order: store, daemon, Java.", Status::new),
      leaf("completion", "Print the completion script of a shell.", Completion::new));

  private Commands() {}
}
