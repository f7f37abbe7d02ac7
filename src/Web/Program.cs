using Tessera.Web;
using Tessera.Web.Access;
using Tessera.Web.Commands;
using Tessera.Web.Database;
using Tessera.Web.Features.Account;
using Tessera.Web.Features.Changes;
using Tessera.Web.Features.Demo;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Help;
using Tessera.Web.Features.Imports;
using Tessera.Web.Features.Jobs;
using Tessera.Web.Features.Operations;
using Tessera.Web.Features.Presence;
using Tessera.Web.Features.Users;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;

var arguments = CommandLine.Read(args);
var isCommand = CommandLine.Knows(arguments);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = isCommand ? [] : args, ApplicationName = typeof(Program).Assembly.GetName().Name });
var setting = (string name) => arguments.Option(name) ?? builder.Configuration[name];

builder.Services.AddDatabase(setting("data") ?? "data", setting("database"));
builder.Services.AddProblemResponses();
builder.Services.AddAccess();
builder.Services.AddJobs();
builder.Services.AddFigures();
builder.Services.AddLayout().AddPageCompression();
builder.Services.AddOperations();
builder.Services.AddGeography();
builder.Services.AddImports();
builder.Services.AddPresence();
builder.Services.AddDemo();
builder.Services.AddJobPages();
builder.Services.AddAccount();
builder.Services.AddUsers();
builder.Services.AddChanges();
if (isCommand) builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
else builder.Services.AddHostedService<JobWorker>();

builder.WebHost.HideServer();

var app = builder.Build();
app.Services.GetRequiredService<JobHandlers>().AddImportJobs();
await app.Services.PrepareDatabase();
await app.Services.PrepareLists();
if (isCommand) return await CommandLine.Run(app.Services, arguments, Console.Out, Console.Error);
if (arguments.WordOrNull(0) == "run") await Welcome.Prepare(app, isEmpty: arguments.Flag("empty"));

app.UseSecurityHeaders();
app.UseStaticAssets();
app.UseResponseCompression();
app.UseLanguage();
app.UseProblemResponses();
app.UseAccess();
app.MapPreferences();
app.MapDemo();
app.MapJobs();
app.MapAccount();
app.MapUsers();
app.MapChanges();
app.MapHelp();
app.MapGet("/", () => Product.Name).OpenToAll();
await app.RunAsync();
return CommandLine.Done;

public partial class Program;
