using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Tessera.Web.Database;

namespace Tessera.Web.Mail;

/// <summary>Where letters lead that nobody's request causes: as the administrator reached the server, else the own address.</summary>
public sealed class LetterSite(IServer server)
{
    public async Task<string> For(TesseraDb db) => await db.MailServers.Select(s => s.Site).SingleOrDefaultAsync() ?? OwnAddress();

    private string OwnAddress() => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?.TrimEnd('/') ?? "http://localhost";
}
