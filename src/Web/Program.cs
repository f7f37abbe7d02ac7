using Microsoft.AspNetCore.Connections;
using Tessera.Web;
using Tessera.Web.Access;
using Tessera.Web.Commands;
using Tessera.Web.Database;
using Tessera.Web.Features.Account;
using Tessera.Web.Features.Briefings;
using Tessera.Web.Features.Architecture;
using Tessera.Web.Features.Changes;
using Tessera.Web.Features.Choices;
using Tessera.Web.Features.Demo;
using Tessera.Web.Features.Developments;
using Tessera.Web.Features.Documents;
using Tessera.Web.Features.Clusters;
using Tessera.Web.Features.Gaps;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Home;
using Tessera.Web.Features.Help;
using Tessera.Web.Features.Imports;
using Tessera.Web.Features.InterCluster;
using Tessera.Web.Features.Jobs;
using Tessera.Web.Features.Lessons;
using Tessera.Web.Features.Letters;
using Tessera.Web.Features.Lists;
using Tessera.Web.Features.Meetings;
using Tessera.Web.Features.Needs;
using Tessera.Web.Features.Operations;
using Tessera.Web.Features.Overlaps;
using Tessera.Web.Features.Partners;
using Tessera.Web.Features.People;
using Tessera.Web.Features.Presence;
using Tessera.Web.Features.Reach;
using Tessera.Web.Features.Snapshots;
using Tessera.Web.Features.Transitions;
using Tessera.Web.Features.Users;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;
using Tessera.Web.Mail;
using Tessera.Web.Papers;

if (CommandLine.Read(args, Console.Error) is not { } arguments) return CommandLine.Refused;
if (CommandLine.IsHelp(arguments)) return CommandLine.Help(arguments, Console.Out);
var isCommand = CommandLine.Knows(arguments);
// Settings are read once, at the start; watching them for changes would watch every write of the data folder below as well.
string[] unwatched = ["--hostBuilder:reloadConfigOnChange=false"];
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = isCommand ? unwatched : [.. unwatched, .. CommandLine.IsRun(arguments) ? arguments.Settings : args], ApplicationName = typeof(Program).Assembly.GetName().Name });
var setting = (string name) => arguments.Option(name) ?? builder.Configuration[name];

builder.Services.AddDatabase(setting("data") ?? "data", setting("database"));
builder.Services.AddProblemResponses();
builder.Services.AddAccess();
builder.Services.AddJobs();
builder.Services.AddFigures(setting("data") ?? "data");
builder.Services.AddMail(setting("data") ?? "data");
builder.Services.AddPapers(setting("chromium"));
builder.Services.AddLayout().AddPageCompression();
builder.Services.AddOperations();
builder.Services.AddGeography();
builder.Services.AddImports();
builder.Services.AddPresence();
builder.Services.AddDemo();
builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
// Keys live in the database beside what they protect, and forms are never cached: neither is news at every start.
builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
builder.Services.AddJobPages();
builder.Services.AddAccount();
builder.Services.AddUsers();
builder.Services.AddChanges();
builder.Services.AddPartners();
builder.Services.AddClusters();
builder.Services.AddLists();
builder.Services.AddLetters();
builder.Services.AddMeetings();
builder.Services.AddDocuments();
builder.Services.AddArchitecture();
builder.Services.AddTransitions();
builder.Services.AddLessons();
builder.Services.AddChoices();
builder.Services.AddPeople();
builder.Services.AddNeeds();
builder.Services.AddOverlaps();
builder.Services.AddHome();
builder.Services.AddDevelopments();
builder.Services.AddGaps();
builder.Services.AddSnapshots();
builder.Services.AddInterCluster();
builder.Services.AddBriefings();
builder.Services.AddApiDocument();
if (isCommand) builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
else builder.Services.AddHostedService<JobWorker>().AddHostedService<MailWorker>().AddHostedService<DigestWorker>().AddHostedService<UploadSweep>().AddHostedService<CheckWorker>().AddHostedService<PackSweep>();

builder.WebHost.HideServer();

var app = builder.Build();
app.Services.GetRequiredService<JobHandlers>().AddImportJobs();
app.Services.GetRequiredService<JobHandlers>().AddBriefingJobs();
try
{
    await app.Services.PrepareDatabase();
    await app.Services.PrepareLists();
    if (CommandLine.IsRun(arguments)) await Welcome.Prepare(app, isEmpty: arguments.Flag("empty"));
}
catch (Exception failure) when (StorageTrouble.Of(failure) is { } trouble)
{
    if (setting("database") is null) Console.Error.WriteLine($"{Product.Name} cannot use its data folder {Path.GetFullPath(setting("data") ?? "data")}");
    return CommandLine.Tell(app.Services, trouble, Console.Error);
}
if (isCommand) return await CommandLine.Run(app.Services, arguments, Console.Out, Console.Error);

app.UseSecurityHeaders();
app.UseStaticAssets();
app.UseResponseCompression();
app.UseLanguage();
app.UseProblemResponses();
app.UseUnchangedPages();
app.UseAccess();
app.MapPreferences();
app.MapDemo();
app.MapHome();
app.MapPresence();
app.MapReach();
app.MapGaps();
app.MapDevelopments();
app.MapOverlaps();
app.MapSnapshots();
app.MapJobs();
app.MapAccount();
app.MapOperations();
app.MapGeography();
app.MapImports();
app.MapUsers();
app.MapChanges();
app.MapHelp();
app.MapPartners();
app.MapClusters();
app.MapLists();
app.MapLetters();
app.MapMeetings();
app.MapDocuments();
app.MapArchitecture();
app.MapTransitions();
app.MapLessons();
app.MapChoices();
app.MapPeople();
app.MapNeeds();
app.MapInterCluster();
app.MapBriefings();
try { await app.RunAsync(); }
catch (IOException taken) when (taken.InnerException is AddressInUseException)
{
    Console.Error.WriteLine($"Another program listens at {string.Join(", ", app.Urls)} already, perhaps {Product.Name} itself. Choose another address: ./tessera run --urls http://127.0.0.1:5090");
    return CommandLine.Failed;
}
return CommandLine.Done;

public partial class Program;
