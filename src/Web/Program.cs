using Tessera.Web.Database;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDatabase(builder.Configuration["data"] ?? "data", builder.Configuration["database"]);
var app = builder.Build();
await app.Services.PrepareDatabase();
app.MapGet("/", () => "Tessera");
await app.RunAsync();

public partial class Program;
