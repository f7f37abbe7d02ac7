using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Geography;
using Tessera.Domain.Operations;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Database.Tables;
using Tessera.Web.Figures;
using Tessera.Web.Layout;

namespace Tessera.Web.Features.Operations;

/// <summary>What form, API and command accept.</summary>
public sealed record OperationInput(string Code, string Name, string Countries, bool IsSample = false, string Licence = "");

/// <summary>Opens an operation for one or several countries, with the country-wide places and the global clusters.</summary>
internal sealed partial class RegisterOperation(TesseraDb db, CurrentUser user, GlobalLists lists, Ids ids)
{
    public const int LongestName = 120;

    public async Task<Operation> Run(OperationInput input)
    {
        user.Demand(Right.RegisterOperation, RightScope.Installation);
        var code = (input.Code ?? "").Trim().ToLowerInvariant();
        if (!CodeShape().IsMatch(code) || Links.ReservedCodes.Contains(code) || code == GlobalLists.Code) throw Problem.Invalid("operation.code-invalid", input.Code ?? "");
        if (string.IsNullOrWhiteSpace(input.Name)) throw Problem.Invalid("operation.name-missing");
        if (input.Name.Trim().Length > LongestName) throw Problem.Invalid("access.name-too-long", LongestName.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (await db.Operations.AnyAsync(o => o.Code == code)) throw Problem.Conflict("operation.code-taken", code);
        var countries = Countries(input.Countries);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var operation = new Operation { Code = code, Name = input.Name.Trim(), Countries = string.Join(',', countries.Select(c => c.Iso3)), IsSample = input.IsSample, Licence = ReviseOperation.Terms(input.Licence) };
        db.Operations.Add(operation);
        await db.SaveChangesAsync();
        foreach (var country in countries) AddCountry(operation.Id, country);
        await lists.CopyClusters(operation.Id);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return operation;
    }

    private static List<Country> Countries(string? text)
    {
        var codes = (text ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (codes.Length == 0) throw Problem.Invalid("operation.country-missing");
        return [.. codes.Select(code => CountryCodes.Find(code) ?? throw Problem.Invalid("operation.country-unknown", code)).Distinct()];
    }

    private void AddCountry(int operationId, Country country)
    {
        var area = new AreaRow { OperationId = operationId, Id = ids.Next(), Pcode = country.Iso3, Level = 0 };
        db.Areas.Add(area);
        for (var i = 0; i < country.Names.Count; i++)
            db.AreaNames.Add(new AreaNameRow { OperationId = operationId, AreaId = area.Id, Position = i, Language = country.Names[i].Language, Name = country.Names[i].Name, Folded = Folding.Fold(country.Names[i].Name) });
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,19}$")]
    private static partial Regex CodeShape();
}
