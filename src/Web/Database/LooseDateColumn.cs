using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Tessera.Domain;

namespace Tessera.Web.Database;

/// <summary>A loose date is one text column: its bounds, so that it sorts, then its words.</summary>
internal sealed class LooseDateColumn() : ValueConverter<LooseDate, string>(date => date.Stored(), text => LooseDate.FromStored(text));
