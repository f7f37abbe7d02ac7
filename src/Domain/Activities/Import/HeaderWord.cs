namespace Tessera.Domain.Activities.Import;

/// <summary>What a word of a column header is about, whatever its language.</summary>
internal enum HeaderWord : byte
{
    Noise, RowId, Ignored, Money, Percent, Need,
    Org, Reporting, Programming, Implementing, Funding, Lead,
    Name, NameOrNumber, Count, Acronym, Type, Code, Id,
    Admin, Pcode, Country, Site, Spot, Latitude, Longitude,
    Sector, SubSector, Activity, Description, Indicator, Status, StateOrStatus,
    Date, Start, End, Updated, Period, Month, Year,
    Modality, Item, Quantity, Unit, Group, GroupName, Recurrency, Plan, Project,
    People, Household, Targeted, Reached, Total, Female, Male, OtherSex, SexLetter,
    Infant, Child, Adolescent, Youth, Adult, Elderly, Disabled, Under, Over, Age,
    Comments, Contact, FocalPoint, Email, Phone,
}

/// <summary>A word for a kind of area: its usual level, and its rank from coarse to fine when several stand in one sheet.</summary>
internal sealed record HeaderPlace(int Level, int Rank);
