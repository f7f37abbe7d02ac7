using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Http;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDatabase(builder.Configuration["data"] ?? "data", builder.Configuration["database"]);
builder.Services.AddProblemResponses();
builder.Services.AddRazorComponents();
builder.Services.AddAccess();
var app = builder.Build();
await app.Services.PrepareDatabase();
app.UseProblemResponses();
app.UseAccess();
app.MapGet("/", () => "Tessera").OpenToAll();
await app.RunAsync();

public partial class Program;
